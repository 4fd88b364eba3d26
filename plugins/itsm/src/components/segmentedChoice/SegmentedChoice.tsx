import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import styles from './SegmentedChoice.module.css';

export interface SegmentedChoiceProps<T extends string> {
  options: readonly { id: T; label: string }[];
  value: T;
  onChange: (id: T) => void;
  /** The options share the whole width. */
  wide?: boolean;
  'aria-label'?: string;
  'aria-labelledby'?: string;
  'aria-describedby'?: string;
}

/** One of a few, all in sight. */
export function SegmentedChoice<T extends string>(
  props: SegmentedChoiceProps<T>,
) {
  const { options, value, onChange, wide, ...labels } = props;
  return (
    <ToggleButtonGroup
      {...labels}
      className={`${styles.choice} ${wide ? styles.wide : ''}`}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={keys => {
        const chosen = options.find(({ id }) => keys.has(id));
        if (chosen) {
          onChange(chosen.id);
        }
      }}
    >
      {options.map(({ id, label }) => (
        <ToggleButton key={id} id={id} className={styles.option}>
          {label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
