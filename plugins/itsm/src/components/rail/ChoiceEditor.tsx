import {
  ButtonIcon,
  MenuListBox,
  MenuListBoxItem,
  MenuTrigger,
} from '@backstage/ui';
import { RiPencilLine } from '@remixicon/react';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';

export interface ChoiceEditorProps {
  /** What is chosen, such as "Impact". */
  name: string;
  options: readonly { value: string; label: string }[];
  value?: string;
  onChange: (value: string) => void;
}

/** A pencil that opens the values to choose from. */
export function ChoiceEditor(props: ChoiceEditorProps) {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <MenuTrigger isOpen={open} onOpenChange={setOpen}>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiPencilLine />}
        aria-label={t('common.edit.change', { name: props.name })}
      />
      <MenuListBox
        aria-label={props.name}
        placement="bottom end"
        selectionMode="single"
        // Escape closes the menu; it must not clear the choice.
        escapeKeyBehavior="none"
        selectedKeys={props.value === undefined ? [] : [props.value]}
        onSelectionChange={keys => {
          setOpen(false);
          const [key] = keys === 'all' ? [] : [...keys];
          setOpen(false);
          if (key !== undefined && key !== props.value) {
            props.onChange(String(key));
          }
        }}
      >
        {props.options.map(({ value, label }) => (
          <MenuListBoxItem key={value} id={value} textValue={label}>
            {label}
          </MenuListBoxItem>
        ))}
      </MenuListBox>
    </MenuTrigger>
  );
}
