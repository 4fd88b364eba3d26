import { useTranslate } from '../hooks/useTranslate';
import { Mark } from './Mark';
import { WindowIcon } from './WindowIcon';
import type { WindowNature } from './windowNature';

/** What a window means for changes, by colour, shape and word. */
export function WindowMark(props: { nature: WindowNature }) {
  const { nature } = props;
  const t = useTranslate();
  return (
    <Mark color={nature} icon={<WindowIcon nature={nature} />}>
      {t(`calendar.nature.${nature}`)}
    </Mark>
  );
}
