import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ButtonIcon,
  MenuListBox,
  MenuListBoxItem,
  MenuTrigger,
} from '@backstage/ui';
import { RiLayoutColumnLine } from '@remixicon/react';
import { itsmTranslationRef } from '../../translation';
import { type ColumnId, columnIds, fixedColumnIds } from './incidentColumns';

export interface ColumnMenuProps {
  shown: readonly ColumnId[];
  onChange: (shown: ColumnId[]) => void;
}

/** Chooses which columns the list shows. */
export function ColumnMenu(props: ColumnMenuProps) {
  const { t } = useTranslationRef(itsmTranslationRef);
  const free = columnIds.filter(id => !fixedColumnIds.includes(id));
  return (
    <MenuTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiLayoutColumnLine />}
        aria-label={t('incidents.column.choose')}
      />
      <MenuListBox
        aria-label={t('incidents.column.choose')}
        selectionMode="multiple"
        // Escape closes the menu; it must not clear the choice.
        escapeKeyBehavior="none"
        selectedKeys={props.shown}
        onSelectionChange={keys =>
          props.onChange(
            columnIds.filter(
              id =>
                fixedColumnIds.includes(id) || keys === 'all' || keys.has(id),
            ),
          )
        }
      >
        {free.map(id => (
          <MenuListBoxItem key={id} id={id}>
            {t(`incidents.column.${id}`)}
          </MenuListBoxItem>
        ))}
      </MenuListBox>
    </MenuTrigger>
  );
}
