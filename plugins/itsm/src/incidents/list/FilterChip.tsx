import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DialogTrigger, Button, Popover } from '@backstage/ui';
import { RiArrowDownSLine, RiCloseLine } from '@remixicon/react';
import { useState } from 'react';
import { itsmTranslationRef } from '../../translation';
import styles from './FilterChip.module.css';
import { FilterEditor } from './FilterEditor';
import { FilterValues } from './FilterValues';
import type { IncidentQuery, ValueFilter } from './incidentQuery';

export type FilterName = 'activity' | ValueFilter | 'opened';

export interface FilterChipProps {
  name: FilterName;
  query: IncidentQuery;
  onChange: (change: Partial<IncidentQuery>) => void;
  startsOpen?: boolean;
  onClosed?: () => void;
}

/** One filter: what it is set to, and by a press the way to change it. */
export function FilterChip(props: FilterChipProps) {
  const { name, query, onChange } = props;
  const { t } = useTranslationRef(itsmTranslationRef);
  const [open, setOpen] = useState(Boolean(props.startsOpen));
  const label = t(`incidents.filter.name.${name}`);

  const clear = () =>
    onChange(
      name === 'opened'
        ? { openedFrom: undefined, openedTo: undefined }
        : { values: { ...query.values, [name]: undefined } },
    );

  return (
    <span className={styles.chip}>
      <DialogTrigger
        isOpen={open}
        onOpenChange={next => {
          setOpen(next);
          if (!next) {
            props.onClosed?.();
          }
        }}
      >
        <Button
          size="small"
          variant="tertiary"
          className={styles.value}
          iconEnd={<RiArrowDownSLine />}
        >
          <span className={styles.name}>{label}</span>
          <FilterValues name={name} query={query} />
        </Button>
        <Popover hideArrow placement="bottom start" aria-label={label}>
          <div className={styles.editor}>
            <FilterEditor
              name={name}
              query={query}
              onChange={onChange}
              onDone={() => setOpen(false)}
            />
          </div>
        </Popover>
      </DialogTrigger>
      {name !== 'activity' && (
        <button
          type="button"
          className={styles.remove}
          aria-label={t('incidents.filter.remove', { name: label })}
          onClick={clear}
        >
          <RiCloseLine aria-hidden />
        </button>
      )}
    </span>
  );
}
