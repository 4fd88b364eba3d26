import { Button, Tooltip, TooltipTrigger } from '@backstage/ui';
import type {
  DescribedTransition,
  RecordType,
} from 'backstage-plugin-itsm-common';
import { useVocabulary } from '../../hooks/useVocabulary';
import { naturalStep } from '../stateStepper';
import styles from './TransitionButtons.module.css';

export interface TransitionButtonsProps {
  record: { type: RecordType; state: string };
  transitions: readonly DescribedTransition[];
  onChoose: (transition: DescribedTransition) => void;
  /** The state to which the record is being moved. */
  pending?: string;
  /** The states on the record's straight way, if it has one of its own. */
  path?: readonly string[];
}

/**
 * What can be done with a record now, as the backend says it. A step that
 * isn't allowed stays reachable, to tell why.
 */
export function TransitionButtons(props: TransitionButtonsProps) {
  const { record, transitions, pending } = props;
  const vocabulary = useVocabulary();
  const next = naturalStep(record.type, record.state, transitions, props.path);
  const ordered = next
    ? [next, ...transitions.filter(one => one !== next)]
    : transitions;
  return (
    <div className={styles.buttons}>
      {ordered.map(transition => {
        const label = vocabulary.transition(
          record.type,
          record.state,
          transition,
        );
        return transition.allowed ? (
          <Button
            key={transition.to}
            size="small"
            variant={transition === next ? 'primary' : 'secondary'}
            isPending={pending === transition.to}
            isDisabled={pending !== undefined && pending !== transition.to}
            onPress={() => props.onChoose(transition)}
          >
            {label}
          </Button>
        ) : (
          <TooltipTrigger key={transition.to} delay={200}>
            <Button
              size="small"
              variant="secondary"
              className={styles.refused}
              aria-disabled
            >
              {label}
            </Button>
            <Tooltip>{transition.because}</Tooltip>
          </TooltipTrigger>
        );
      })}
    </div>
  );
}
