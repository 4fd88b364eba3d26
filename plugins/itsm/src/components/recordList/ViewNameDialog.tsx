import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextField,
} from '@backstage/ui';
import { FormEvent, useId, useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';

export interface ViewNameDialogProps {
  name: string;
  isNew: boolean;
  onSave: (name: string) => void;
  onClose: () => void;
}

/** Asks for the name of a view. */
export function ViewNameDialog(props: ViewNameDialogProps) {
  const t = useTranslate();
  const [name, setName] = useState(props.name);
  const formId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) {
      props.onSave(name.trim());
    }
  };
  return (
    <Dialog isOpen onOpenChange={props.onClose}>
      <DialogHeader>
        {props.isNew ? t('records.view.save') : t('records.view.rename')}
      </DialogHeader>
      <DialogBody>
        <form id={formId} onSubmit={submit}>
          <TextField
            autoFocus
            isRequired
            label={t('records.view.name')}
            value={name}
            onChange={setName}
            maxLength={40}
          />
        </form>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button type="submit" form={formId} isDisabled={!name.trim()}>
          {t('common.action.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
