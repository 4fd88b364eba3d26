import { RiForbidLine, RiSnowflakeLine, RiToolsLine } from '@remixicon/react';
import type { WindowNature } from './windowNature';

const icons = {
  hard: RiForbidLine,
  soft: RiSnowflakeLine,
  maintenance: RiToolsLine,
};

/** What a window means, as a shape; its name has to stand beside it. */
export function WindowIcon(props: { nature: WindowNature }) {
  const Icon = icons[props.nature];
  return <Icon aria-hidden />;
}
