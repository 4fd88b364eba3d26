import { ReactNode, useId } from 'react';
import { useLoadedRecord } from '../../components/recordPage';
import { RecordLink } from '../../components/references';
import { PriorityTag, StateTag } from '../../components/tags';
import { useTranslate } from '../../hooks/useTranslate';
import { AddLinkedRecord } from './AddLinkedRecord';
import styles from './LinkedRecords.module.css';

export interface LinkedRecordsProps {
  type: 'incident' | 'change';
}

const relations = { incident: 'incidents', change: 'fixed_by' };

/**
 * The incidents that come from the problem, or the changes that fix it; those
 * still open first.
 */
export function LinkedRecords(props: LinkedRecordsProps) {
  const { type } = props;
  const { links, access } = useLoadedRecord('problem');
  const t = useTranslate();
  const headingId = useId();
  const linked = (links.value ?? [])
    .filter(({ relation }) => relation === relations[type])
    .flatMap(({ target }) => target ?? [])
    .sort((one, other) => Number(other.active) - Number(one.active));
  const open = linked.filter(({ active }) => active).length;
  const note = (content: ReactNode) => (
    <p className={styles.count}>{content}</p>
  );
  return (
    <section aria-labelledby={headingId}>
      <div className={styles.head}>
        <h3 id={headingId} className={styles.heading}>
          {t(`problems.linked.${type}`)}
        </h3>
        {linked.length > 0 && (
          <span className={styles.count}>
            {t('problems.linked.count', {
              count: linked.length,
              open: String(open),
            })}
          </span>
        )}
        {access.update && <AddLinkedRecord type={type} />}
      </div>
      {linked.length > 0 && (
        <ul className={styles.list} aria-labelledby={headingId}>
          {linked.map(({ number, title, priority, state }) => (
            <li key={number}>
              <PriorityTag priority={priority} iconOnly />
              <RecordLink type={type} number={number} title={title}>
                {number} {title}
              </RecordLink>
              <StateTag type={type} state={state} />
            </li>
          ))}
        </ul>
      )}
      {links.value &&
        linked.length === 0 &&
        note(t(`problems.linked.none.${type}`))}
    </section>
  );
}
