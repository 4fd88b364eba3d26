import { useTranslate } from '../../hooks/useTranslate';
import styles from './TierMark.module.css';

export interface TierMarkProps {
  /** 1 is the most critical, 4 the least. */
  tier: number;
  /** How many there are of it, where the mark stands for several. */
  count?: number;
}

/** A tier as a small mark; the most critical ones stand out. */
export function TierMark(props: TierMarkProps) {
  const { tier, count } = props;
  const t = useTranslate();
  const name = t('impact.tier.name', { tier: String(tier) });
  const label = count === undefined ? name : `${name}: ${count}`;
  return (
    <span
      className={`${styles.mark} ${tier === 1 ? styles.critical : ''}`}
      role="img"
      aria-label={label}
      title={label}
    >
      {t('impact.tier.short', { tier: String(tier) })}
      {count !== undefined && <span className={styles.count}>×{count}</span>}
    </span>
  );
}
