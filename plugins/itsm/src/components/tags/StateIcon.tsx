import type { RecordType } from 'backstage-plugin-itsm-common';
import styles from './StateIcon.module.css';

export interface StateIconProps {
  type: RecordType;
  state: string;
}

type Shape =
  | { shape: 'ring' }
  | { shape: 'part'; share: number }
  | { shape: 'paused' }
  | { shape: 'check' }
  | { shape: 'done' }
  | { shape: 'crossed' };

/** How far a record has come, from an empty ring to a check mark. */
const shapes: Record<RecordType, Record<string, Shape>> = {
  incident: {
    new: { shape: 'ring' },
    in_progress: { shape: 'part', share: 0.5 },
    on_hold: { shape: 'paused' },
    resolved: { shape: 'check' },
    closed: { shape: 'done' },
    canceled: { shape: 'crossed' },
  },
  change: {
    new: { shape: 'ring' },
    assess: { shape: 'part', share: 0.2 },
    authorize: { shape: 'part', share: 0.35 },
    scheduled: { shape: 'part', share: 0.5 },
    implement: { shape: 'part', share: 0.65 },
    review: { shape: 'part', share: 0.85 },
    closed: { shape: 'done' },
    canceled: { shape: 'crossed' },
  },
  problem: {
    new: { shape: 'ring' },
    assess: { shape: 'part', share: 0.25 },
    root_cause_analysis: { shape: 'part', share: 0.5 },
    fix_in_progress: { shape: 'part', share: 0.75 },
    resolved: { shape: 'check' },
    closed: { shape: 'done' },
  },
};

const PIE_RADIUS = 2;
const CIRCUMFERENCE = 2 * Math.PI * PIE_RADIUS;

/** The state as a shape; its name has to stand beside it. */
export function StateIcon(props: StateIconProps) {
  const shape = shapes[props.type][props.state] ?? { shape: 'ring' };
  return (
    <svg
      className={`${styles.icon} ${styles[shape.shape]}`}
      viewBox="0 0 16 16"
      aria-hidden
    >
      <circle className={styles.outline} cx="8" cy="8" r="6" />
      {shape.shape === 'part' && (
        <circle
          className={styles.pie}
          cx="8"
          cy="8"
          r={PIE_RADIUS}
          strokeDasharray={`${CIRCUMFERENCE * shape.share} ${CIRCUMFERENCE}`}
          transform="rotate(-90 8 8)"
        />
      )}
      {shape.shape === 'paused' && (
        <path className={styles.stroke} d="M6.3 5.8v4.4M9.7 5.8v4.4" />
      )}
      {(shape.shape === 'check' || shape.shape === 'done') && (
        <path className={styles.stroke} d="M5.3 8.2l1.9 1.9 3.5-3.9" />
      )}
      {shape.shape === 'crossed' && (
        <path className={styles.stroke} d="M6 6l4 4M10 6l-4 4" />
      )}
    </svg>
  );
}
