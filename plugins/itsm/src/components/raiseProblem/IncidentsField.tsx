import { ButtonIcon } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { FieldIssue } from '../fieldIssue';
import { RecordPicker } from '../recordPicker';
import styles from './IncidentsField.module.css';
import type { GivenIncident } from './ProblemDraft';

export interface IncidentsFieldProps {
  incidents: readonly GivenIncident[];
  onChange: (incidents: readonly GivenIncident[]) => void;
  issue?: string;
}

/** The incidents that gave rise to a problem. */
export function IncidentsField(props: IncidentsFieldProps) {
  const { incidents, onChange, issue } = props;
  const t = useTranslate();
  // The picker is empty again once something was chosen.
  const [added, setAdded] = useState(0);
  return (
    <div className={styles.field}>
      {incidents.length > 0 && (
        <ul
          className={styles.list}
          aria-label={t('problems.raise.incidents', {
            count: incidents.length,
          })}
        >
          {incidents.map(({ number, title }) => (
            <li key={number}>
              <span className={styles.number}>{number}</span>
              <span className={styles.title} title={title}>
                {title}
              </span>
              <ButtonIcon
                size="small"
                variant="tertiary"
                icon={<RiCloseLine />}
                aria-label={t('problems.raise.removeIncident', { number })}
                onPress={() =>
                  onChange(incidents.filter(one => one.number !== number))
                }
              />
            </li>
          ))}
        </ul>
      )}
      <FieldIssue issue={issue}>
        {() => (
          <RecordPicker
            key={added}
            label={t('problems.raise.addIncident')}
            types={['incident']}
            onChange={picked => {
              if (picked) {
                setAdded(count => count + 1);
                onChange([
                  ...incidents.filter(({ number }) => number !== picked.number),
                  { number: picked.number, title: picked.title },
                ]);
              }
            }}
          />
        )}
      </FieldIssue>
    </div>
  );
}
