import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Select,
  TextField,
} from '@backstage/ui';
import {
  type Task,
  type TaskKind,
  taskKindsOf,
  type TaskOwnerType,
} from 'backstage-plugin-itsm-common';
import { FormEvent, useId, useState } from 'react';
import { isConflict, messageOf } from '../../api/failures';
import { useAction } from '../../hooks/useAction';
import { useTranslate } from '../../hooks/useTranslate';
import { PersonField } from '../entityRefField';
import { MarkdownField } from '../markdown';
import styles from './TaskDialog.module.css';

/** What is entered of a task. */
export interface TaskFields {
  kind: TaskKind;
  title: string;
  description: string;
  notes: string | null;
  assignee: string | null;
}

export interface TaskDialogProps {
  type: TaskOwnerType;
  /** The record's number. */
  number: string;
  /** Nothing for a new one. */
  task?: Task;
  onClose: () => void;
  /** Writes; throws what the backend answers if it refuses. */
  onSave: (fields: TaskFields) => Promise<void>;
}

/** Adds a task, or edits one. */
export function TaskDialog(props: TaskDialogProps) {
  const { type, number, task, onClose } = props;
  const t = useTranslate();
  const formId = useId();
  const kinds: readonly TaskKind[] = taskKindsOf[type];
  const [kind, setKind] = useState<TaskKind>(
    task?.kind ?? (type === 'change' ? 'implementation' : 'analysis'),
  );
  const [title, setTitle] = useState(task?.title ?? '');
  const [description, setDescription] = useState(task?.description ?? '');
  const [notes, setNotes] = useState(task?.notes ?? '');
  const [assignee, setAssignee] = useState(task?.assignee);
  const [missing, setMissing] = useState(false);
  const save = useAction(async () => {
    await props.onSave({
      kind,
      title: title.trim(),
      description,
      notes: notes.trim() ? notes : null,
      assignee: assignee ?? null,
    });
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!title.trim());
    if (title.trim() && !save.pending) {
      save.run();
    }
  };

  return (
    <Dialog isOpen onOpenChange={onClose} width={520} isDismissable={false}>
      <DialogHeader>
        {task
          ? t('tasks.editTitle', { number: task.number })
          : t('tasks.addTitle', { number })}
      </DialogHeader>
      <DialogBody>
        <form id={formId} className={styles.form} onSubmit={submit} noValidate>
          <div role="alert">
            {save.error && (
              <Alert
                status="danger"
                icon
                title={t('common.failure.title')}
                description={
                  isConflict(save.error)
                    ? t('common.failure.conflict')
                    : messageOf(save.error)
                }
              />
            )}
          </div>
          <TextField
            autoFocus
            isRequired
            label={t('tasks.taskTitle')}
            maxLength={200}
            autoComplete="off"
            value={title}
            onChange={setTitle}
            validationBehavior="aria"
            validate={() => (missing ? t('tasks.titleMissing') : true)}
          />
          <Select
            label={t('tasks.kindLabel')}
            value={kind}
            onChange={key => setKind(key as TaskKind)}
            options={kinds.map(id => ({ id, label: t(`tasks.kind.${id}`) }))}
          />
          <PersonField
            label={t('tasks.assignee')}
            value={assignee}
            onChange={setAssignee}
          />
          <MarkdownField
            rows={3}
            label={t('tasks.description')}
            value={description}
            onChange={setDescription}
          />
          {task && (
            <MarkdownField
              rows={3}
              label={t('tasks.notes')}
              value={notes}
              onChange={setNotes}
            />
          )}
        </form>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button type="submit" form={formId} isPending={save.pending}>
          {t('common.action.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
