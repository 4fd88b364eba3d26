import { FieldLabel } from '@backstage/ui';
import { useId } from 'react';
import { useVocabulary } from '../../hooks/useVocabulary';
import { SegmentedChoice } from '../segmentedChoice';
import styles from './LevelChoice.module.css';

export interface LevelChoiceProps {
  label: string;
  /** The levels, highest first. */
  levels: readonly string[];
  value: string;
  onChange: (level: string) => void;
  /** What is wrong with it. */
  issue?: string;
}

/** An impact or an urgency. */
export function LevelChoice(props: LevelChoiceProps) {
  const { label, levels, value, onChange, issue } = props;
  const vocabulary = useVocabulary();
  const id = useId();
  return (
    <div className={styles.choice}>
      <FieldLabel label={label} id={`${id}-label`} />
      <SegmentedChoice
        wide
        aria-labelledby={`${id}-label`}
        aria-describedby={issue ? `${id}-issue` : undefined}
        options={levels.map(level => ({
          id: level,
          label: vocabulary.level(level),
        }))}
        value={value}
        onChange={onChange}
      />
      {issue && (
        <span id={`${id}-issue`} className={styles.issue}>
          {issue}
        </span>
      )}
    </div>
  );
}
