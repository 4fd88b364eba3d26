import {
  Button,
  Menu,
  MenuItem,
  MenuTrigger,
  SearchField,
} from '@backstage/ui';
import { RiFilter3Line } from '@remixicon/react';
import type { RecordType } from 'backstage-plugin-itsm-common';
import { useEffect, useRef, useState } from 'react';
import { useDebounced } from '../../hooks/useDebounced';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './FilterBar.module.css';
import { FilterChip } from './FilterChip';
import type { ListFilter } from './listFilter';
import { isSet, type RecordQuery } from './recordQuery';

export interface FilterBarProps {
  type: RecordType;
  filters: readonly ListFilter[];
  query: RecordQuery;
  onChange: (change: Partial<RecordQuery>) => void;
}

const TYPING_MILLISECONDS = 300;

/** The text that is looked for; the address follows once typing pauses. */
function TextFilter(props: Omit<FilterBarProps, 'filters'>) {
  const { type, query, onChange } = props;
  const t = useTranslate();
  const given = query.q ?? '';
  const [text, setText] = useState(given);
  const settled = useDebounced(text, TYPING_MILLISECONDS);
  const sent = useRef(given);

  // The back button and views change the text from outside.
  useEffect(() => {
    if (given !== sent.current) {
      sent.current = given;
      setText(given);
    }
  }, [given]);

  useEffect(() => {
    if (settled === text && settled !== sent.current) {
      sent.current = settled;
      onChange({ q: settled || undefined });
    }
  }, [settled, text, onChange]);

  return (
    <SearchField
      className={styles.search}
      size="small"
      aria-label={t(`records.${type}.search`)}
      placeholder={t(`records.${type}.search`)}
      value={text}
      onChange={setText}
    />
  );
}

/** What narrows the list: a text and the filters that are set. */
export function FilterBar(props: FilterBarProps) {
  const { type, filters, query, onChange } = props;
  const t = useTranslate();
  const [added, setAdded] = useState<string>();
  const shown = filters.filter(
    filter => isSet(filter, query) || filter.name === added,
  );
  // What leads to records of another list is set by that list only.
  const others = filters.filter(
    filter => !shown.includes(filter) && filter.kind !== 'related',
  );

  return (
    <div
      className={styles.bar}
      role="group"
      aria-label={t('records.filter.label')}
    >
      <TextFilter type={type} query={query} onChange={onChange} />
      {shown.map(filter => (
        <FilterChip
          key={filter.name}
          filter={filter}
          query={query}
          onChange={onChange}
          startsOpen={filter.name === added}
          onClosed={() => setAdded(undefined)}
        />
      ))}
      <MenuTrigger>
        <Button size="small" variant="tertiary" iconStart={<RiFilter3Line />}>
          {t('records.filter.add')}
        </Button>
        <Menu>
          {others.map(({ name, label }) => (
            <MenuItem key={name} onAction={() => setAdded(name)}>
              {label}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
      {shown.length > 1 && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() => onChange({ values: {}, days: {} })}
        >
          {t('records.filter.clear')}
        </Button>
      )}
    </div>
  );
}
