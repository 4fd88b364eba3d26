import { DialogTrigger, Button, Popover } from '@backstage/ui';
import { RiArrowDownSLine, RiCloseLine } from '@remixicon/react';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './FilterChip.module.css';
import { FilterEditor } from './FilterEditor';
import { FilterValues } from './FilterValues';
import { type ListFilter, parametersOf } from './listFilter';
import type { RecordQuery } from './recordQuery';

export interface FilterChipProps {
  filter: ListFilter;
  query: RecordQuery;
  onChange: (change: Partial<RecordQuery>) => void;
  startsOpen?: boolean;
  onClosed?: () => void;
}

/** One filter: what it is set to, and by a press the way to change it. */
export function FilterChip(props: FilterChipProps) {
  const { filter, query, onChange } = props;
  const { name, label } = filter;
  const t = useTranslate();
  const [open, setOpen] = useState(Boolean(props.startsOpen));

  const clear = () =>
    onChange({
      values: {
        ...query.values,
        ...Object.fromEntries(
          parametersOf(filter).map(parameter => [parameter, undefined]),
        ),
      },
      days: { ...query.days, [name]: undefined },
    });

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
          <span className={styles.name}>{label}</span>{' '}
          <FilterValues filter={filter} query={query} />
        </Button>
        <Popover hideArrow placement="bottom start" aria-label={label}>
          <div className={styles.editor}>
            <FilterEditor
              filter={filter}
              query={query}
              onChange={onChange}
              onDone={() => setOpen(false)}
            />
          </div>
        </Popover>
      </DialogTrigger>
      {filter.kind !== 'activity' && (
        <button
          type="button"
          className={styles.remove}
          aria-label={t('records.filter.remove', { name: label })}
          onClick={clear}
        >
          <RiCloseLine aria-hidden />
        </button>
      )}
    </span>
  );
}
