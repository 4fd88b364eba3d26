import {
  ButtonIcon,
  MenuListBox,
  MenuListBoxItem,
  MenuTrigger,
} from '@backstage/ui';
import { RiLayoutColumnLine } from '@remixicon/react';
import { useTranslate } from '../../hooks/useTranslate';
import { fixedColumnIds } from './useColumnChoice';

export interface ColumnMenuProps {
  /** All that there are. */
  columns: readonly { id: string; label: string }[];
  shown: readonly { id: string }[];
  onChange: (shown: string[]) => void;
}

/** Chooses which columns the list shows. */
export function ColumnMenu(props: ColumnMenuProps) {
  const t = useTranslate();
  const { columns } = props;
  const free = columns.filter(({ id }) => !fixedColumnIds.includes(id));
  return (
    <MenuTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiLayoutColumnLine />}
        aria-label={t('records.list.chooseColumns')}
      />
      <MenuListBox
        aria-label={t('records.list.chooseColumns')}
        selectionMode="multiple"
        // Escape closes the menu; it must not clear the choice.
        escapeKeyBehavior="none"
        selectedKeys={props.shown.map(({ id }) => id)}
        onSelectionChange={keys =>
          props.onChange(
            columns
              .map(({ id }) => id)
              .filter(
                id =>
                  fixedColumnIds.includes(id) || keys === 'all' || keys.has(id),
              ),
          )
        }
      >
        {free.map(({ id, label }) => (
          <MenuListBoxItem key={id} id={id}>
            {label}
          </MenuListBoxItem>
        ))}
      </MenuListBox>
    </MenuTrigger>
  );
}
