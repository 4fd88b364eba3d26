import { TextField } from '@backstage/ui';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { FormEditor, RailRow } from '../rail';
import { useLoadedRecord } from './RecordContext';
import styles from './TagsRow.module.css';

function TagsEditor() {
  const { record, update } = useLoadedRecord();
  const t = useTranslate();
  const [text, setText] = useState('');
  const name = t('common.field.tags');
  return (
    <FormEditor
      label={t('common.edit.change', { name })}
      onOpen={() => setText(record.tags.join(', '))}
      onSave={() => update({ tags: text.split(/[\s,]+/).filter(Boolean) })}
    >
      <TextField
        autoFocus
        label={name}
        description={t('common.separatedByCommas')}
        value={text}
        onChange={setText}
      />
    </FormEditor>
  );
}

/** Words by which it is found. */
export function TagsRow() {
  const { record, editable } = useLoadedRecord();
  const t = useTranslate();
  return (
    <RailRow name={t('common.field.tags')} action={editable && <TagsEditor />}>
      {record.tags.length > 0 ? (
        <span className={styles.tags}>
          {record.tags.map(tag => (
            <span key={tag} className={styles.tag}>
              {tag}
            </span>
          ))}
        </span>
      ) : (
        t('common.none')
      )}
    </RailRow>
  );
}
