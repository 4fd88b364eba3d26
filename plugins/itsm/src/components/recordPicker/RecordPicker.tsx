import { Combobox, ComboboxItemText } from '@backstage/ui';
import type { RecordType } from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { useRecordSearch } from '../../hooks/useRecordSearch';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { FieldIssue } from '../fieldIssue';
import { StateIcon } from '../tags';
import styles from './RecordPicker.module.css';

/** A record that was chosen. */
export interface PickedRecord {
  number: string;
  type: RecordType;
  title: string;
}

export interface RecordPickerProps {
  label: string;
  types: readonly RecordType[];
  /** A record that can't be chosen. */
  except?: string;
  onChange: (record: PickedRecord | undefined) => void;
  isRequired?: boolean;
  autoFocus?: boolean;
  /** What is wrong with it. */
  issue?: string;
}

interface Item extends PickedRecord {
  id: string;
  textValue: string;
  state: string;
}

/** Finds a record by its number or its words. */
export function RecordPicker(props: RecordPickerProps) {
  const { issue, types } = props;
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const list = useRecordSearch({ types, except: props.except });
  const [picked, setPicked] = useState<Item | null>(null);
  const items = list.items.map(
    ({ number, type, title, state }): Item => ({
      id: number,
      number,
      type,
      title,
      state,
      textValue: `${number} · ${title}`,
    }),
  );
  return (
    <FieldIssue issue={issue}>
      {issueId => (
        <Combobox<Item>
          label={props.label}
          aria-describedby={issueId}
          placeholder={t('common.recordPicker.placeholder')}
          isRequired={props.isRequired}
          autoFocus={props.autoFocus}
          validationBehavior="aria"
          isInvalid={Boolean(issue)}
          menuTrigger="input"
          search={{ mode: 'server' }}
          value={picked}
          onChange={item => {
            setPicked(item);
            props.onChange(item ?? undefined);
          }}
          items={{
            items,
            filterText: list.filterText,
            loadingState: list.loadingState,
            loadMore: list.loadMore,
            setFilterText: list.setFilterText,
          }}
        >
          {item => (
            <ComboboxItemText
              id={item.id}
              className={styles.item}
              textValue={item.textValue}
              title={`${item.number} · ${item.title}`}
              description={vocabulary.state(item.type, item.state)}
              leadingIcon={<StateIcon type={item.type} state={item.state} />}
            />
          )}
        </Combobox>
      )}
    </FieldIssue>
  );
}
