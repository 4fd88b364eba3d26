import {
  RiAlertFill,
  RiErrorWarningLine,
  RiQuestionLine,
  RiShieldCheckLine,
} from '@remixicon/react';
import type { RiskLevel } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './RiskTag.module.css';

const icons = {
  high: RiAlertFill,
  moderate: RiErrorWarningLine,
  low: RiShieldCheckLine,
};

export interface RiskTagProps {
  /** Not known before a change is submitted. */
  risk?: RiskLevel;
  /** Only the level; what it is the level of stands beside it. */
  short?: boolean;
}

/** How risky a change is: by colour, shape and word. */
export function RiskTag(props: RiskTagProps) {
  const { risk, short } = props;
  const t = useTranslate();
  const Icon = risk ? icons[risk] : RiQuestionLine;
  const level = risk ?? 'unknown';
  return (
    <span className={`${styles.tag} ${styles[level]}`}>
      <Icon aria-hidden />
      {t(short ? `changes.riskShort.${level}` : `changes.riskLevel.${level}`)}
    </span>
  );
}
