import { Button, ButtonIcon } from '@backstage/ui';
import { RiPencilLine } from '@remixicon/react';
import type { RecordType } from 'backstage-plugin-itsm-common';
import { ReactNode } from 'react';
import type { RecordFields } from '../../hooks/useRecordsApi';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { EditNotice, useEdit } from '../editInPlace';
import { Markdown, MarkdownField } from '../markdown';
import { useLoadedRecord } from './RecordContext';
import styles from './RecordText.module.css';

export interface RecordTextProps {
  /** A Markdown field of the record. */
  field: string;
  /** Its name is shown above it. */
  headed?: boolean;
  /** What stands there while it is empty. */
  none?: string;
  /** Names the pencil; that the field is changed, if left out. */
  editLabel?: string;
  /** The field can't be changed here, even if the record can. */
  readOnly?: boolean;
  /** What stands above it. */
  children?: ReactNode;
}

/** A text of a record, which can be changed where it stands. */
export function RecordText(props: RecordTextProps) {
  const { field } = props;
  const { record, mayEdit, update } = useLoadedRecord();
  const t = useTranslate();
  const name = useVocabulary().field(field);
  const text = (record as Record<string, unknown>)[field] as string | undefined;
  // Other texts than the description are there or aren't.
  const empty = field === 'description' ? '' : null;
  const edit = useEdit({
    value: text ?? '',
    onSave: next =>
      update({
        [field]: next.trim() ? next : empty,
      } as RecordFields<RecordType>),
  });

  return (
    <section className={styles.section} aria-label={name}>
      {props.children}
      {props.headed && <h3 className={styles.heading}>{name}</h3>}
      {edit.editing ? (
        <>
          <MarkdownField
            label={name}
            rows={8}
            autoFocus
            value={edit.draft}
            onChange={edit.change}
            onSubmit={edit.save}
          />
          <EditNotice edit={edit} present={text ?? ''} />
          <div className={styles.actions}>
            <Button size="small" isPending={edit.pending} onPress={edit.save}>
              {t('common.action.save')}
            </Button>
            <Button size="small" variant="secondary" onPress={edit.cancel}>
              {t('common.action.cancel')}
            </Button>
          </div>
        </>
      ) : (
        <div className={styles.text}>
          {text ? (
            <Markdown content={text} />
          ) : (
            <p className={styles.none}>{props.none ?? t('common.none')}</p>
          )}
          {mayEdit(field) && !props.readOnly && (
            <ButtonIcon
              className={styles.pencil}
              size="small"
              variant="tertiary"
              icon={<RiPencilLine />}
              aria-label={props.editLabel ?? t('common.edit.change', { name })}
              onPress={edit.start}
            />
          )}
        </div>
      )}
    </section>
  );
}
