import { RequestChangeButton } from './components/requestChange/RequestChangeButton';
import styles from './ReportIncidentAction.module.css';

/** "Request change" in the header; only its icon where there is little room. */
export function RequestChangeAction() {
  return (
    <span className={styles.action}>
      <RequestChangeButton />
    </span>
  );
}
