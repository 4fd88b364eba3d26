import { Link, Skeleton } from '@backstage/ui';
import type { Risk } from 'backstage-plugin-itsm-common';
import { ReactNode } from 'react';
import { messageOf } from '../../api/failures';
import { useLoadedRecord } from '../../components/recordPage';
import { RiskTag } from '../../components/tags';
import { TextButton } from '../../components/textButton';
import { useRoute } from '../../hooks/useRoute';
import { useTranslate } from '../../hooks/useTranslate';
import { riskCalibrationRouteRef } from '../../routes';
import styles from './ChangeRisk.module.css';
import { Section } from './Section';
import { useChangeResource } from './useChangeResource';

function Factors(props: { factors: Risk['factors'] }) {
  const t = useTranslate();
  const counting = props.factors.filter(({ points }) => points > 0);
  const others = props.factors.filter(({ points }) => points === 0);
  const most = Math.max(...counting.map(({ points }) => points), 1);
  return (
    <>
      {counting.length === 0 && (
        <p className={styles.note}>{t('changes.risk.nothing')}</p>
      )}
      {counting.length > 0 && (
        <ul className={styles.factors} aria-label={t('changes.risk.factors')}>
          {counting.map(({ id, label, points, evidence }) => (
            <li key={id} className={styles.factor}>
              <span className={styles.label}>{label}</span>
              <span className={styles.points}>
                {t('changes.risk.points', { points: String(points) })}
              </span>
              <span className={styles.bar} aria-hidden>
                <span style={{ width: `${(points / most) * 100}%` }} />
              </span>
              <span className={styles.evidence}>{evidence}</span>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>
            {t('changes.risk.others', { count: others.length })}
          </summary>
          <ul>
            {others.map(({ id, label, evidence }) => (
              <li key={id}>
                {label}: {evidence}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Assessed(props: { calibration: ReactNode }) {
  const t = useTranslate();
  const { value, error, retry } = useChangeResource((itsm, number, signal) =>
    itsm.changes.risk(number, { signal }),
  );
  return (
    <Section
      title={t('changes.risk.title')}
      aside={
        value && (
          <>
            <RiskTag risk={value.level} short />
            <span className={styles.note}>
              {t('changes.risk.score', { score: String(value.score) })}
            </span>
          </>
        )
      }
    >
      {!value && !error && <Skeleton width="100%" height="5rem" />}
      {!value && error && (
        <p className={styles.note} role="alert">
          {t('changes.risk.failed', { message: messageOf(error) })}{' '}
          <TextButton onPress={retry}>{t('common.action.retry')}</TextButton>
        </p>
      )}
      {value?.preview && (
        <p className={styles.note}>{t('changes.risk.preview')}</p>
      )}
      {value && <Factors factors={value.factors} />}
      {props.calibration}
    </Section>
  );
}

/** How risky the change is, and by what. */
export function ChangeRisk() {
  const { record } = useLoadedRecord('change');
  const t = useTranslate();
  const href = useRoute(riskCalibrationRouteRef)?.();
  const calibration = href && (
    <Link
      className={styles.calibration}
      href={href}
      variant="body-small"
      standalone
    >
      {t('insights.calibration.link')}
    </Link>
  );
  // Such as one that was brought in from elsewhere: it is too late to assess it.
  return !record.active && !record.risk?.factors ? (
    <Section
      title={t('changes.risk.title')}
      aside={record.risk && <RiskTag risk={record.risk.level} short />}
    >
      <p className={styles.note}>
        {t(record.risk ? 'changes.risk.elsewhere' : 'changes.risk.never')}
      </p>
      {calibration}
    </Section>
  ) : (
    <Assessed calibration={calibration} />
  );
}
