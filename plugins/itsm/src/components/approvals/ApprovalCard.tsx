import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiForbidLine,
  RiTimeLine,
} from '@remixicon/react';
import type { Approval } from 'backstage-plugin-itsm-common';
import { ReactNode } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLink, NamedRefs, PersonRef } from '../references';
import { ToneTag } from '../tags';
import styles from './ApprovalCard.module.css';
import { ApprovalDifferences } from './ApprovalDifferences';
import { DecisionRow } from './DecisionRow';

const looks = {
  pending: { Icon: RiTimeLine, tone: 'warning' },
  approved: { Icon: RiCheckboxCircleLine, tone: 'positive' },
  rejected: { Icon: RiCloseCircleLine, tone: 'negative' },
  void: { Icon: RiForbidLine, tone: 'neutral' },
  withdrawn: { Icon: RiForbidLine, tone: 'neutral' },
} as const;

function HowMany(props: { approval: Approval }) {
  const { howMany } = props.approval;
  const t = useTranslate();
  return (
    <>
      {typeof howMany === 'number'
        ? t('changes.approvals.number', { number: String(howMany) })
        : t(`changes.approvals.${howMany}`)}
    </>
  );
}

function Why(props: { approval: Approval }) {
  const { rules, entityRefs, usedFallback } = props.approval;
  const t = useTranslate();
  return (
    <>
      <p className={styles.why}>
        {t('changes.approvals.asked', {
          rules: rules.map(rule => `“${rule}”`).join(', '),
        })}
        {' · '}
        <HowMany approval={props.approval} />
      </p>
      {entityRefs.length > 0 && (
        <p className={styles.why}>
          {t('changes.approvals.owners', {
            entities: (
              <>
                {entityRefs.map((entityRef, at) => (
                  <span key={entityRef}>
                    {at > 0 && ', '}
                    <EntityLink
                      entityRef={entityRef}
                      className={styles.entity}
                    />
                  </span>
                ))}
              </>
            ),
          })}
        </p>
      )}
      {usedFallback && (
        <p className={styles.why}>{t('changes.approvals.fallback')}</p>
      )}
    </>
  );
}

export interface ApprovalCardProps {
  approval: Approval;
  /** The way to decide it. */
  children?: ReactNode;
}

/** An approval that was asked for: why, of whom, and who has decided what. */
export function ApprovalCard(props: ApprovalCardProps) {
  const { approval } = props;
  const { state, decisions, outstanding, excluded, voidedBy } = approval;
  const t = useTranslate();
  const { Icon, tone } = looks[state];
  const given = decisions.filter(one => one.decision === 'approved').length;
  return (
    <li className={styles.card}>
      <p className={styles.head}>
        <ToneTag tone={tone} icon={<Icon aria-hidden />}>
          {t(`changes.approvals.state.${state}`)}
        </ToneTag>
        <span>{t(`changes.approvals.step.${approval.step}`)}</span>
        {state === 'pending' && (
          <span className={styles.progress}>
            {t('changes.approvals.progress', {
              given: String(given),
              needed: String(approval.needed),
            })}
          </span>
        )}
      </p>
      <Why approval={approval} />
      {decisions.length > 0 && (
        <ul className={styles.people}>
          {decisions.map(decision => (
            <DecisionRow key={decision.by} decision={decision} />
          ))}
        </ul>
      )}
      {state === 'pending' && outstanding.length > 0 && (
        <div className={styles.group}>
          <p className={styles.label}>{t('changes.approvals.outstanding')}</p>
          <ul className={styles.people}>
            {outstanding.map(userRef => (
              <li key={userRef}>
                <PersonRef personRef={userRef} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {excluded.length > 0 && (
        <div className={styles.group}>
          <p className={styles.label}>{t('changes.approvals.excluded')}</p>
          <ul className={styles.people}>
            {excluded.map(({ userRef, because }) => (
              <li key={userRef} className={styles.excluded}>
                <PersonRef personRef={userRef} />
                <span className={styles.quiet}>
                  <NamedRefs text={because} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {voidedBy && voidedBy.length > 0 && (
        <ApprovalDifferences changes={voidedBy} />
      )}
      {props.children}
    </li>
  );
}
