import {
  RiAlertFill,
  RiErrorWarningLine,
  RiQuestionLine,
  RiShieldCheckLine,
} from '@remixicon/react';
import type { RiskLevel } from 'backstage-plugin-itsm-common';

const icons = {
  high: RiAlertFill,
  moderate: RiErrorWarningLine,
  low: RiShieldCheckLine,
};

/** A risk as a shape; its name has to stand beside it. */
export function RiskIcon(props: { risk?: RiskLevel }) {
  const Icon = props.risk ? icons[props.risk] : RiQuestionLine;
  return <Icon aria-hidden />;
}
