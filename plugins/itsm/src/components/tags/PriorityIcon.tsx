import styles from './PriorityIcon.module.css';

export interface PriorityIconProps {
  /** 1 is the highest. */
  priority: number;
}

const BARS = [4, 7, 10, 13];

/**
 * Priority as a shape: a filled square with an exclamation mark for 1, fewer
 * bars the lower it is. The shape says it without the colour.
 */
export function PriorityIcon(props: PriorityIconProps) {
  const { priority } = props;
  if (priority <= 1) {
    return (
      <svg className={styles.critical} viewBox="0 0 16 16" aria-hidden>
        <rect x="1" y="1" width="14" height="14" rx="3" />
        <path className={styles.mark} d="M8 4v5M8 11.4v.6" />
      </svg>
    );
  }
  const filled = Math.max(0, 5 - priority);
  return (
    <svg
      className={priority === 2 ? styles.high : styles.lower}
      viewBox="0 0 16 16"
      aria-hidden
    >
      {BARS.slice(0, 3).map((height, at) => (
        <rect
          key={height}
          className={at < filled ? undefined : styles.empty}
          x={1.5 + at * 5}
          y={14 - (height + 2)}
          width="3"
          height={height + 2}
          rx="1"
        />
      ))}
    </svg>
  );
}
