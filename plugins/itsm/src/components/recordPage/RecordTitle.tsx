import { Button, ButtonIcon, TextField } from '@backstage/ui';
import { RiPencilLine } from '@remixicon/react';
import { EditNotice, useEdit } from '../editInPlace';
import { useTranslate } from '../../hooks/useTranslate';
import { useLoadedRecord } from './RecordContext';
import styles from './RecordTitle.module.css';

/** The title, which can be changed where it stands. */
export function RecordTitle() {
  const { record, mayEdit, update } = useLoadedRecord();
  const t = useTranslate();
  const edit = useEdit({
    value: record.title,
    onSave: title => update({ title: title.trim() }),
  });

  if (!edit.editing) {
    return (
      <div className={styles.row}>
        <h2 id="itsm-record-title" className={styles.title}>
          {record.title}
        </h2>
        {mayEdit('title') && (
          <ButtonIcon
            className={styles.pencil}
            size="small"
            variant="tertiary"
            icon={<RiPencilLine />}
            aria-label={t('records.page.editTitle')}
            onPress={edit.start}
          />
        )}
      </div>
    );
  }
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault();
        edit.save();
      }}
    >
      <h2 id="itsm-record-title" className={styles.hidden}>
        {record.title}
      </h2>
      <div className={styles.inputs}>
        <TextField
          className={styles.input}
          autoFocus
          aria-label={t('common.field.title')}
          maxLength={200}
          value={edit.draft}
          onChange={edit.change}
          onKeyDown={event => {
            if (event.key === 'Escape') {
              edit.cancel();
            }
          }}
        />
        <Button
          type="submit"
          size="small"
          isPending={edit.pending}
          isDisabled={!edit.draft.trim()}
        >
          {t('common.action.save')}
        </Button>
        <Button size="small" variant="secondary" onPress={edit.cancel}>
          {t('common.action.cancel')}
        </Button>
      </div>
      <EditNotice edit={edit} present={record.title} />
    </form>
  );
}
