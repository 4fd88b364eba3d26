import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiErrorWarningLine,
  RiForbidLine,
  RiTimeLine,
} from '@remixicon/react';
import type { TemplateState } from 'backstage-plugin-itsm-common';
import { type Tone, ToneTag } from '../../components/tags';
import { useTranslate } from '../../hooks/useTranslate';

const looks: Record<TemplateState, { Icon: typeof RiTimeLine; tone: Tone }> = {
  proposed: { Icon: RiTimeLine, tone: 'warning' },
  approved: { Icon: RiCheckboxCircleLine, tone: 'positive' },
  declined: { Icon: RiCloseCircleLine, tone: 'neutral' },
  retired: { Icon: RiForbidLine, tone: 'neutral' },
  demoted: { Icon: RiErrorWarningLine, tone: 'negative' },
};

/** How a template stands: by colour, shape and word. */
export function TemplateStateTag(props: { state: TemplateState }) {
  const { state } = props;
  const t = useTranslate();
  const { Icon, tone } = looks[state];
  return (
    <ToneTag tone={tone} icon={<Icon aria-hidden />}>
      {t(`templates.state.${state}`)}
    </ToneTag>
  );
}
