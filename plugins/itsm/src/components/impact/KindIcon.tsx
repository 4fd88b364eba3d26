import {
  RiBox3Line,
  RiCpuLine,
  RiDatabase2Line,
  RiPuzzle2Line,
  RiShapesLine,
} from '@remixicon/react';

const icons: Record<string, typeof RiCpuLine> = {
  component: RiCpuLine,
  api: RiPuzzle2Line,
  resource: RiDatabase2Line,
  system: RiShapesLine,
};

export interface KindIconProps {
  kind: string;
  className?: string;
}

/** The kind of an entity as a picture; its name has to stand nearby. */
export function KindIcon(props: KindIconProps) {
  const Icon = icons[props.kind.toLocaleLowerCase('en-US')] ?? RiBox3Line;
  return <Icon className={props.className} aria-hidden />;
}
