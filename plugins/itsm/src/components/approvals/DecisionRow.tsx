import {
  RiCheckLine,
  RiCloseLine,
  RiIndeterminateCircleLine,
} from '@remixicon/react';
import type { Approval } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';
import { Markdown } from '../markdown';
import { PersonRef } from '../references';
import { RelativeTime } from '../relativeTime';
import styles from './DecisionRow.module.css';

const icons = {
  approved: RiCheckLine,
  rejected: RiCloseLine,
  abstained: RiIndeterminateCircleLine,
};

export interface DecisionRowProps {
  decision: Approval['decisions'][number];
}

/** Who decided what, when, and in their own words. */
export function DecisionRow(props: DecisionRowProps) {
  const { by, insteadOf, decision, comment, at } = props.decision;
  const t = useTranslate();
  const Icon = icons[decision];
  return (
    <li className={styles.row}>
      <span className={styles.line}>
        <Icon className={styles[decision]} aria-hidden />
        <PersonRef personRef={by} />
        <span>{t(`changes.approvals.decision.${decision}`)}</span>
        {insteadOf && (
          <span className={styles.quiet}>
            {t('changes.approvals.insteadOf', {
              person: <PersonRef personRef={insteadOf} />,
            })}
          </span>
        )}
        <RelativeTime at={at} width="narrow" className={styles.quiet} />
      </span>
      {comment && (
        <div className={styles.comment}>
          <Markdown content={comment} />
        </div>
      )}
    </li>
  );
}
