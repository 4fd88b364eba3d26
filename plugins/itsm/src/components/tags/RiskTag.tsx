import type { RiskLevel } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';
import { RiskIcon } from './RiskIcon';
import { ToneTag } from './ToneTag';

const tones = {
  high: 'negative',
  moderate: 'warning',
  low: 'positive',
} as const;

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
  const level = risk ?? 'unknown';
  return (
    <ToneTag tone={risk && tones[risk]} icon={<RiskIcon risk={risk} />}>
      {t(short ? `changes.riskShort.${level}` : `changes.riskLevel.${level}`)}
    </ToneTag>
  );
}
