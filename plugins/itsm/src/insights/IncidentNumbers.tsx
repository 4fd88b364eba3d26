import { RecordLink } from '../components/references';
import { useTranslate } from '../hooks/useTranslate';
import styles from './IncidentNumbers.module.css';

export interface IncidentNumbersProps {
  numbers: readonly string[];
}

/** The incidents behind a finding, each a link, shown when asked for. */
export function IncidentNumbers({ numbers }: IncidentNumbersProps) {
  const t = useTranslate();
  return (
    <details className={styles.incidents}>
      <summary>
        {t('insights.candidates.incidents', { count: numbers.length })}
      </summary>
      <ul>
        {numbers.map(number => (
          <li key={number}>
            <RecordLink type="incident" number={number} />
          </li>
        ))}
      </ul>
    </details>
  );
}
