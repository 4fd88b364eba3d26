import { RiskTag } from '../components/tags';
import { useTranslate } from '../hooks/useTranslate';
import { riskFilters } from './calendarQuery';
import styles from './Legend.module.css';
import { WindowMark } from './WindowMark';
import { windowNatures } from './windowNature';

/** What the colours and shapes of the calendar mean. */
export function Legend() {
  const t = useTranslate();
  return (
    <ul className={styles.legend} aria-label={t('calendar.legend')}>
      {[...riskFilters, undefined].map(risk => (
        <li key={risk ?? 'unknown'}>
          <RiskTag risk={risk} />
        </li>
      ))}
      {windowNatures.map(nature => (
        <li key={nature}>
          <WindowMark nature={nature} />
        </li>
      ))}
    </ul>
  );
}
