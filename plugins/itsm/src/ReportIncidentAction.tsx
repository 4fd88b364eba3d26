import { ReportIncidentButton } from './components/reportIncident/ReportIncidentButton';
import styles from './ReportIncidentAction.module.css';

/** "Report incident" in the header; only its icon where there is little room. */
export function ReportIncidentAction() {
  return (
    <span className={styles.action}>
      <ReportIncidentButton />
    </span>
  );
}
