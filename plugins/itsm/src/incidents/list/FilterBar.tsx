import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Menu,
  MenuItem,
  MenuTrigger,
  SearchField,
} from '@backstage/ui';
import { RiFilter3Line } from '@remixicon/react';
import { useEffect, useRef, useState } from 'react';
import { useDebounced } from '../../hooks/useDebounced';
import { itsmTranslationRef } from '../../translation';
import styles from './FilterBar.module.css';
import { FilterChip, type FilterName } from './FilterChip';
import { type IncidentQuery, valueFilters } from './incidentQuery';

export interface FilterBarProps {
  query: IncidentQuery;
  onChange: (change: Partial<IncidentQuery>) => void;
}

const TYPING_MILLISECONDS = 300;

const filterNames: readonly FilterName[] = [
  'activity',
  ...valueFilters,
  'opened',
];

function isSet(name: FilterName, query: IncidentQuery): boolean {
  switch (name) {
    case 'activity':
      return true;
    case 'opened':
      return Boolean(query.openedFrom || query.openedTo);
    default:
      return Boolean(query.values[name]?.length);
  }
}

/** The text that is looked for; the address follows once typing pauses. */
function TextFilter(props: FilterBarProps) {
  const { query, onChange } = props;
  const { t } = useTranslationRef(itsmTranslationRef);
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
      aria-label={t('incidents.filter.search')}
      placeholder={t('incidents.filter.search')}
      value={text}
      onChange={setText}
    />
  );
}

/** What narrows the list: a text and the filters that are set. */
export function FilterBar(props: FilterBarProps) {
  const { query, onChange } = props;
  const { t } = useTranslationRef(itsmTranslationRef);
  const [added, setAdded] = useState<FilterName>();
  const shown = filterNames.filter(
    name => isSet(name, query) || name === added,
  );
  const others = filterNames.filter(name => !shown.includes(name));

  return (
    <div
      className={styles.bar}
      role="group"
      aria-label={t('incidents.filter.label')}
    >
      <TextFilter query={query} onChange={onChange} />
      {shown.map(name => (
        <FilterChip
          key={name}
          name={name}
          query={query}
          onChange={onChange}
          startsOpen={name === added}
          onClosed={() => setAdded(undefined)}
        />
      ))}
      <MenuTrigger>
        <Button size="small" variant="tertiary" iconStart={<RiFilter3Line />}>
          {t('incidents.filter.add')}
        </Button>
        <Menu>
          {others.map(name => (
            <MenuItem key={name} onAction={() => setAdded(name)}>
              {t(`incidents.filter.name.${name}`)}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
      {shown.length > 1 && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() =>
            onChange({ values: {}, openedFrom: undefined, openedTo: undefined })
          }
        >
          {t('incidents.filter.clear')}
        </Button>
      )}
    </div>
  );
}
