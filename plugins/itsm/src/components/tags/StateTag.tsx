import type { RecordType } from 'backstage-plugin-itsm-common';
import { useVocabulary } from '../../hooks/useVocabulary';
import { StateIcon } from './StateIcon';
import styles from './StateTag.module.css';

export interface StateTagProps {
  type: RecordType;
  state: string;
}

/** A record's state by icon and name. */
export function StateTag(props: StateTagProps) {
  const vocabulary = useVocabulary();
  return (
    <span className={styles.tag}>
      <StateIcon type={props.type} state={props.state} />
      <span className={styles.name}>
        {vocabulary.state(props.type, props.state)}
      </span>
    </span>
  );
}
