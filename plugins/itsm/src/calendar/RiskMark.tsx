import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { RiskLevel } from 'backstage-plugin-itsm-common';
import { itsmTranslationRef } from '../translation';
import { Mark } from './Mark';
import { RiskIcon } from './RiskIcon';

/** How risky a change is, by colour, shape and word. */
export function RiskMark(props: { risk?: RiskLevel }) {
  const { risk } = props;
  const { t } = useTranslationRef(itsmTranslationRef);
  return (
    <Mark color={risk ?? 'unknown'} icon={<RiskIcon risk={risk} />}>
      {t(`calendar.risk.${risk ?? 'unknown'}`)}
    </Mark>
  );
}
