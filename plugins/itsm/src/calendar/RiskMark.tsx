import type { RiskLevel } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../hooks/useTranslate';
import { Mark } from './Mark';
import { RiskIcon } from './RiskIcon';

/** How risky a change is, by colour, shape and word. */
export function RiskMark(props: { risk?: RiskLevel }) {
  const { risk } = props;
  const t = useTranslate();
  return (
    <Mark color={risk ?? 'unknown'} icon={<RiskIcon risk={risk} />}>
      {t(`calendar.risk.${risk ?? 'unknown'}`)}
    </Mark>
  );
}
