import { Alert } from '@backstage/ui';
import styles from './FormDialog.module.css';

export interface FormFailureProps {
  title: string;
  /** What went wrong; nothing is shown without. */
  message?: string;
}

/** Says at the end of a form what no field of it is to blame for. */
export function FormFailure(props: FormFailureProps) {
  return (
    <div role="alert" className={styles.failure}>
      {props.message && (
        <Alert
          status="danger"
          icon
          title={props.title}
          description={props.message}
        />
      )}
    </div>
  );
}
