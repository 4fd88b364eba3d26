import type { RecordType } from 'backstage-plugin-itsm-common';
import { ReactNode } from 'react';
import type { RecordFields } from '../../hooks/useRecordsApi';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { ChoiceEditor, RailRow } from '../rail';
import { useLoadedRecord } from './RecordContext';

export interface ChoiceRowProps {
  /** The field of the record. */
  field: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  /** What is written for what was chosen, if not the value itself. */
  toValue?: (value: string) => unknown;
  /** The value in words; a dash if left out. */
  children?: ReactNode;
}

/** A field of a record whose value is one of a few. */
export function ChoiceRow(props: ChoiceRowProps) {
  const { field, toValue = value => value } = props;
  const { mayEdit, attempt, update } = useLoadedRecord();
  const t = useTranslate();
  const name = useVocabulary().field(field);
  return (
    <RailRow
      name={name}
      action={
        mayEdit(field) && (
          <ChoiceEditor
            name={name}
            value={props.value}
            options={props.options}
            onChange={value =>
              attempt(() =>
                update({ [field]: toValue(value) } as RecordFields<RecordType>),
              )
            }
          />
        )
      }
    >
      {props.children ?? t('common.none')}
    </RailRow>
  );
}
