import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { itsmTranslationRef } from '../translation';
import { Mark } from './Mark';
import { WindowIcon } from './WindowIcon';
import type { WindowNature } from './windowNature';

/** What a window means for changes, by colour, shape and word. */
export function WindowMark(props: { nature: WindowNature }) {
  const { nature } = props;
  const { t } = useTranslationRef(itsmTranslationRef);
  return (
    <Mark color={nature} icon={<WindowIcon nature={nature} />}>
      {t(`calendar.nature.${nature}`)}
    </Mark>
  );
}
