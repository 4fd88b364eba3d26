import { Button, ButtonIcon, DialogTrigger, Popover } from '@backstage/ui';
import { RiPencilLine } from '@remixicon/react';
import { FormEvent, ReactElement, ReactNode, useState } from 'react';
import { issuesOf, messageOf } from '../../api/failures';
import { useAction } from '../../hooks/useAction';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './FormEditor.module.css';

export interface FormEditorProps {
  /** Names the button and the form. */
  label: string;
  icon?: ReactElement;
  /** The inputs; drawn anew each time the form opens. */
  children: ReactNode;
  /** Called when the form opens, to fill it with what stands there. */
  onOpen?: () => void;
  isDisabled?: boolean;
  /** Writes; throws what the backend answers if it refuses. */
  onSave: () => Promise<void>;
}

/** A pencil that opens a small form. */
export function FormEditor(props: FormEditorProps) {
  const { label } = props;
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  const save = useAction(async () => {
    await props.onSave();
    setOpen(false);
  });
  const problem =
    save.error &&
    [
      ...issuesOf(save.error).map(({ message }) => message),
      messageOf(save.error),
    ][0];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!props.isDisabled && !save.pending) {
      save.run();
    }
  };

  return (
    <DialogTrigger
      isOpen={open}
      onOpenChange={next => {
        if (next) {
          save.reset();
          props.onOpen?.();
        }
        setOpen(next);
      }}
    >
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={props.icon ?? <RiPencilLine />}
        aria-label={label}
      />
      <Popover hideArrow placement="bottom end" aria-label={label}>
        <form className={styles.form} onSubmit={submit}>
          {props.children}
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
          <div className={styles.actions}>
            <Button
              type="submit"
              size="small"
              isPending={save.pending}
              isDisabled={props.isDisabled}
            >
              {t('common.action.save')}
            </Button>
            <Button
              size="small"
              variant="secondary"
              onPress={() => setOpen(false)}
            >
              {t('common.action.cancel')}
            </Button>
          </div>
        </form>
      </Popover>
    </DialogTrigger>
  );
}
