import { Select, TextField } from '@backstage/ui';
import {
  type NamedMappings,
  type RecordType,
  recordTypes,
} from 'backstage-plugin-itsm-common';
import { useTranslate } from '../hooks/useTranslate';
import { type ColumnChoice, fieldsFor, suggestFields } from './columnChoice';
import styles from './ColumnMapping.module.css';
import type { FileSample } from './readFile';

const LEFT_OUT = '-';

export interface ColumnMappingProps {
  sample: FileSample;
  mappings: NamedMappings;
  choice: ColumnChoice;
  onChange: (choice: ColumnChoice) => void;
  /** The mapping by which values are read. */
  base?: string;
  onBaseChange: (name: string | undefined) => void;
  /** Fields that a record can't do without, and no column is for. */
  lacking: string[];
}

/** Says what each column of a file is for. */
export function ColumnMapping(props: ColumnMappingProps) {
  const { sample, mappings, choice, onChange, lacking } = props;
  const t = useTranslate();
  const set = (patch: Partial<ColumnChoice>) =>
    onChange({ ...choice, ...patch });
  const fields = [
    { id: LEFT_OUT, label: t('importing.choice.leftOut') },
    ...fieldsFor(choice.type).map(name => ({ id: name, label: name })),
  ];
  return (
    <div>
      <div className={styles.options}>
        <Select
          label={t('importing.choice.type')}
          value={choice.type}
          options={recordTypes.map(type => ({
            id: type,
            label: t(`common.recordType.${type}`),
          }))}
          onChange={key => {
            const type = key as RecordType;
            set({ type, fields: suggestFields(type, sample.columns) });
          }}
        />
        <TextField
          label={t('importing.choice.source')}
          description={t('importing.choice.sourceHelp')}
          value={choice.source}
          onChange={source => set({ source })}
          isRequired
        />
        <TextField
          label={t('importing.choice.timeZone')}
          value={choice.timeZone}
          onChange={timeZone => set({ timeZone })}
          isRequired
        />
        <TextField
          label={t('importing.choice.timeFormat')}
          description={t('importing.choice.timeFormatHelp')}
          value={choice.timeFormat}
          onChange={timeFormat => set({ timeFormat })}
        />
        <Select
          label={t('importing.choice.values')}
          value={props.base ?? LEFT_OUT}
          options={[
            { id: LEFT_OUT, label: t('importing.choice.noValues') },
            ...mappings.items.map(({ name }) => ({ id: name, label: name })),
          ]}
          onChange={key =>
            props.onBaseChange(key === LEFT_OUT ? undefined : String(key))
          }
        />
      </div>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('importing.choice.column')}</th>
              <th scope="col">{t('importing.choice.example')}</th>
              <th scope="col">{t('importing.choice.field')}</th>
            </tr>
          </thead>
          <tbody>
            {sample.columns.map(column => (
              <tr key={column}>
                <th scope="row">{column}</th>
                <td className={styles.example}>
                  {sample.examples.get(column)}
                </td>
                <td className={styles.field}>
                  <Select
                    aria-label={t('importing.choice.fieldOf', { column })}
                    size="small"
                    searchable
                    value={choice.fields[column] || LEFT_OUT}
                    options={fields}
                    onChange={key =>
                      set({
                        fields: {
                          ...choice.fields,
                          [column]: key === LEFT_OUT ? '' : String(key),
                        },
                      })
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lacking.length > 0 && (
        <p className={styles.lacks} role="status">
          {t('importing.choice.lacks', { fields: lacking.join(', ') })}
        </p>
      )}
    </div>
  );
}
