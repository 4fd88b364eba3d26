import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiErrorWarningLine,
  RiForbidLine,
  RiTimeLine,
} from '@remixicon/react';
import type { TemplateState } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './TemplateStateTag.module.css';

const icons: Record<TemplateState, typeof RiTimeLine> = {
  proposed: RiTimeLine,
  approved: RiCheckboxCircleLine,
  declined: RiCloseCircleLine,
  retired: RiForbidLine,
  demoted: RiErrorWarningLine,
};

/** How a template stands: by colour, shape and word. */
export function TemplateStateTag(props: { state: TemplateState }) {
  const { state } = props;
  const t = useTranslate();
  const Icon = icons[state];
  return (
    <span className={`${styles.tag} ${styles[state]}`}>
      <Icon aria-hidden />
      {t(`templates.state.${state}`)}
    </span>
  );
}
