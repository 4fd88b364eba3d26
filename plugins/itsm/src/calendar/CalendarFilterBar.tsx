import {
  Button,
  DialogTrigger,
  Popover,
  Select,
  Tag,
  TagGroup,
} from '@backstage/ui';
import { RiFilter3Line } from '@remixicon/react';
import { EntityRefField, serviceKinds } from '../components/entityRefField';
import { useEntityTitles } from '../hooks/useEntityTitles';
import { useTranslate } from '../hooks/useTranslate';
import styles from './CalendarFilterBar.module.css';
import {
  type CalendarFilters,
  type ReferenceFilter,
  referenceFilters,
  riskFilters,
} from './calendarQuery';

const kindsOf: Record<ReferenceFilter, readonly string[]> = {
  owner: ['group', 'user'],
  system: ['system'],
  domain: ['domain'],
  entityRef: serviceKinds,
};

const ANY = '';

export interface CalendarFilterBarProps {
  filters: CalendarFilters;
  onChange: (change: CalendarFilters) => void;
}

/** What narrows the calendar: chosen behind a button, told beside it. */
export function CalendarFilterBar(props: CalendarFilterBarProps) {
  const { filters, onChange } = props;
  const t = useTranslate();
  const titleOf = useEntityTitles(
    referenceFilters.flatMap(name => filters[name] ?? []),
  );
  const set = [
    ...referenceFilters.flatMap(name => {
      const value = filters[name];
      return value ? [{ name, value: titleOf(value) }] : [];
    }),
    ...(filters.risk
      ? [
          {
            name: 'risk' as const,
            value: t(`changes.riskShort.${filters.risk}`),
          },
        ]
      : []),
  ];
  return (
    <div
      className={styles.bar}
      role="group"
      aria-label={t('calendar.filter.label')}
    >
      <DialogTrigger>
        <Button size="small" variant="tertiary" iconStart={<RiFilter3Line />}>
          {t('calendar.filter.add')}
        </Button>
        <Popover
          hideArrow
          placement="bottom start"
          aria-label={t('calendar.filter.label')}
        >
          <div className={styles.editor}>
            {referenceFilters.map(name => (
              <EntityRefField
                key={name}
                label={t(`calendar.filter.name.${name}`)}
                kinds={kindsOf[name]}
                value={filters[name]}
                onChange={value => onChange({ [name]: value })}
              />
            ))}
            <Select
              label={t('calendar.filter.name.risk')}
              options={[
                { id: ANY, label: t('calendar.filter.anyRisk') },
                ...riskFilters.map(risk => ({
                  id: risk,
                  label: t(`changes.riskShort.${risk}`),
                })),
              ]}
              value={filters.risk ?? ANY}
              onChange={value =>
                onChange({ risk: riskFilters.find(risk => risk === value) })
              }
            />
          </div>
        </Popover>
      </DialogTrigger>
      {set.length > 0 && (
        <TagGroup
          aria-label={t('calendar.filter.set')}
          onRemove={removed =>
            onChange(
              Object.fromEntries([...removed].map(name => [name, undefined])),
            )
          }
        >
          {set.map(({ name, value }) => {
            const text = `${t(`calendar.filter.name.${name}`)}: ${value}`;
            return (
              <Tag key={name} id={name} textValue={text}>
                {text}
              </Tag>
            );
          })}
        </TagGroup>
      )}
    </div>
  );
}
