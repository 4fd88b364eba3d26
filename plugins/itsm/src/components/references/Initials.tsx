import styles from './Initials.module.css';

export interface InitialsProps {
  name: string;
  /** A group is drawn square, a person round. */
  group?: boolean;
}

/** First letters as a mark beside a name; says nothing that the name doesn't. */
export function Initials(props: InitialsProps) {
  const words = props.name.split(/[\s._-]+/).filter(Boolean);
  const letters = (words[0]?.[0] ?? '') + (words[1]?.[0] ?? '');
  return (
    <span
      className={`${styles.mark} ${props.group ? styles.group : ''}`}
      aria-hidden
    >
      {letters.toLocaleUpperCase()}
    </span>
  );
}
