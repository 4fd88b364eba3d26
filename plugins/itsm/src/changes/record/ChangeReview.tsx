import { Button } from '@backstage/ui';
import { useState } from 'react';
import { Markdown } from '../../components/markdown';
import { useLoadedRecord } from '../../components/recordPage';
import { PersonRef, RecordLink } from '../../components/references';
import { RelativeTime } from '../../components/relativeTime';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './ChangeReview.module.css';
import { ReviewDialog } from './ReviewDialog';
import { Section } from './Section';

function Written() {
  const { review } = useLoadedRecord('change').record;
  const t = useTranslate();
  if (!review) {
    return null;
  }
  return (
    <div className={styles.review}>
      <p className={styles.verdict}>
        {review.objectivesMet
          ? t('changes.review.objectivesMet')
          : t('changes.review.objectivesMissed')}
      </p>
      <Markdown content={review.whatHappened} />
      {review.incidentsCaused.length > 0 && (
        <p>
          {t('changes.review.incidentsCaused')}:{' '}
          {review.incidentsCaused.map((number, at) => (
            <span key={number}>
              {at > 0 && ', '}
              <RecordLink type="incident" number={number} />
            </span>
          ))}
        </p>
      )}
      {review.followUps && (
        <>
          <h4 className={styles.heading}>{t('changes.review.followUps')}</h4>
          <Markdown content={review.followUps} />
        </>
      )}
      <p className={styles.quiet}>
        {t('changes.review.by', {
          person: <PersonRef personRef={review.writtenBy} />,
          time: <RelativeTime at={review.writtenAt} />,
        })}
      </p>
    </div>
  );
}

/** How the change went in hindsight, from when it has been carried out. */
export function ChangeReview() {
  const { record, access } = useLoadedRecord('change');
  const t = useTranslate();
  const [writing, setWriting] = useState(false);
  const { review, reviewDueAt, reviewOverdue, state } = record;
  // By others than those who carried it out; the backend says who that is.
  const writable = access.update && state === 'review';
  if (!review && !writable && !reviewDueAt) {
    return null;
  }
  return (
    <Section
      title={t('changes.review.title')}
      aside={
        !review &&
        reviewDueAt && (
          <span className={reviewOverdue ? styles.overdue : styles.quiet}>
            {t(
              reviewOverdue ? 'changes.review.overdue' : 'changes.review.due',
              { time: <RelativeTime at={reviewDueAt} /> },
            )}
          </span>
        )
      }
    >
      <Written />
      {writable && (
        <Button
          className={styles.write}
          size="small"
          variant="secondary"
          onPress={() => setWriting(true)}
        >
          {review ? t('changes.review.rewrite') : t('changes.review.write')}
        </Button>
      )}
      {writing && <ReviewDialog onClose={() => setWriting(false)} />}
    </Section>
  );
}
