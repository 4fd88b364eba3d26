import { Button, Skeleton } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { isTaskOpen, type Task } from 'backstage-plugin-itsm-common';
import { useId, useState } from 'react';
import { messageOf } from '../../api/failures';
import { useTranslate } from '../../hooks/useTranslate';
import { useLoadedRecord } from '../recordPage';
import { TextButton } from '../textButton';
import { TaskDialog } from './TaskDialog';
import { TaskItem } from './TaskItem';
import styles from './TasksSection.module.css';
import { useTasks } from './useTasks';

/** What is to do in parts: by whom, in which order, and how far it is. */
export function TasksSection() {
  const { number, record, userRef, editable, attempt } = useLoadedRecord();
  const t = useTranslate();
  const headingId = useId();
  const tasks = useTasks();
  const [edited, setEdited] = useState<Task | 'new'>();
  const { value, error, retry } = tasks.resource;
  const done = value?.filter(task => !isTaskOpen(task)).length ?? 0;

  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <div className={styles.head}>
        <h3 id={headingId} className={styles.title}>
          {t('tasks.title')}
        </h3>
        {value && value.length > 0 && (
          <span className={styles.quiet}>
            {t('tasks.done', {
              done: String(done),
              all: String(value.length),
            })}
          </span>
        )}
        {editable && (
          <Button
            className={styles.add}
            size="small"
            variant="tertiary"
            iconStart={<RiAddLine />}
            onPress={() => setEdited('new')}
          >
            {t('tasks.add')}
          </Button>
        )}
      </div>
      {!value && !error && <Skeleton width="100%" height="2rem" />}
      {!value && error && (
        <p className={styles.quiet} role="alert">
          {t('tasks.failed', { message: messageOf(error) })}{' '}
          <TextButton onPress={retry}>{t('common.action.retry')}</TextButton>
        </p>
      )}
      {value?.length === 0 && <p className={styles.quiet}>{t('tasks.none')}</p>}
      {value && value.length > 0 && (
        <ol className={styles.list} aria-labelledby={headingId}>
          {value.map((task, at) => (
            <TaskItem
              key={task.id}
              task={task}
              editable={editable}
              own={record.active && task.assignee === userRef}
              isFirst={at === 0}
              isLast={at === value.length - 1}
              onMove={by => attempt(() => tasks.swap(task, value[at + by]))}
              onState={state => attempt(() => tasks.update(task, { state }))}
              onEdit={() => setEdited(task)}
            />
          ))}
        </ol>
      )}
      {edited && (
        <TaskDialog
          type={tasks.type}
          number={number}
          task={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
          onSave={fields =>
            edited === 'new'
              ? tasks.create({
                  ...fields,
                  assignee: fields.assignee ?? undefined,
                  notes: fields.notes ?? undefined,
                })
              : tasks.update(
                  // Somebody may have written to it since it was opened.
                  value?.find(({ id }) => id === edited.id) ?? edited,
                  fields,
                )
          }
        />
      )}
    </section>
  );
}
