import type { RecordType } from 'backstage-plugin-itsm-common';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { StateIcon } from '../tags';
import { stepsOf } from './mainPath';
import styles from './StateStepper.module.css';

export interface StateStepperProps {
  type: RecordType;
  state: string;
  /** What is said of the state it is in, such as why it waits. */
  note?: string;
  /** The states on the record's straight way, if it has one of its own. */
  path?: readonly string[];
}

/** The way of a record: where it was, where it is, what is to come. */
export function StateStepper(props: StateStepperProps) {
  const { type, state, note, path } = props;
  const t = useTranslate();
  const vocabulary = useVocabulary();
  return (
    <ol className={styles.steps} aria-label={t('common.stepper.label')}>
      {stepsOf(type, state, path).map(step => (
        <li
          key={step.state}
          className={styles[step.place]}
          aria-current={step.place === 'here' ? 'step' : undefined}
        >
          {step.place === 'behind' ? (
            <span className={styles.passed} aria-hidden />
          ) : (
            <StateIcon
              type={type}
              state={step.place === 'here' ? step.state : 'new'}
            />
          )}
          <span className={styles.name}>
            {vocabulary.state(type, step.state)}
          </span>
          {step.place === 'here' && note && (
            <span className={styles.note}>{note}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
