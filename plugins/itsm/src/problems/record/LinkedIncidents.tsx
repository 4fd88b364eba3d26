import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useLoadedRecord } from '../../components/recordPage';
import { RecordLink } from '../../components/references';
import { PriorityTag, StateTag } from '../../components/tags';
import { itsmTranslationRef } from '../../translation';
import styles from './LinkedIncidents.module.css';

/** The incidents that come from the problem, those still open first. */
export function LinkedIncidents() {
  const { links } = useLoadedRecord('problem');
  const { t } = useTranslationRef(itsmTranslationRef);
  const incidents = (links.value ?? [])
    .filter(({ relation }) => relation === 'incidents')
    .flatMap(({ target }) => target ?? [])
    .sort((one, other) => Number(other.active) - Number(one.active));
  if (incidents.length === 0) {
    return null;
  }
  const open = incidents.filter(({ active }) => active).length;
  return (
    <section aria-label={t('problems.incidents.label')}>
      <h3 className={styles.heading}>
        {t('problems.incidents.label')}{' '}
        <span className={styles.count}>
          {t('problems.incidents.count', {
            count: incidents.length,
            open: String(open),
          })}
        </span>
      </h3>
      <ul className={styles.list}>
        {incidents.map(({ number, title, priority, state }) => (
          <li key={number}>
            <PriorityTag priority={priority} iconOnly />
            <RecordLink type="incident" number={number} title={title}>
              {number} {title}
            </RecordLink>
            <StateTag type="incident" state={state} />
          </li>
        ))}
      </ul>
    </section>
  );
}
