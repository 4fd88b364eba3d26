import { FieldLabel } from '@backstage/ui';
import { lookUpPriority, type Settings } from 'backstage-plugin-itsm-common';
import { useId } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { PriorityTag } from '../tags';
import styles from './PriorityPreview.module.css';

export interface PriorityPreviewProps {
  settings: Settings;
  impact: string;
  urgency: string;
}

/** The priority that an impact and an urgency come to. */
export function PriorityPreview(props: PriorityPreviewProps) {
  const { settings, impact, urgency } = props;
  const t = useTranslate();
  const id = useId();
  const priority = lookUpPriority(settings, impact, urgency);
  return (
    <div className={styles.preview}>
      <FieldLabel label={t('report.priority')} id={id} />
      <output className={styles.priority} aria-labelledby={id}>
        {priority !== undefined && <PriorityTag priority={priority} />}
      </output>
    </div>
  );
}
