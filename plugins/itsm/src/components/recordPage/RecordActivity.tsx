import { ActivityTimeline, CommentBox } from '../activity';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './RecordActivity.module.css';
import { useLoadedRecord } from './RecordContext';

/** What was said and done, and the way to add to it. */
export function RecordActivity() {
  const { type, record, activity, access, comment } = useLoadedRecord();
  const t = useTranslate();
  // A final record takes internal notes only.
  const allows = {
    public: access.comment && record.active,
    internal: access.update,
  };
  return (
    <div className={styles.activity}>
      {allows.public || allows.internal ? (
        <CommentBox number={record.number} allows={allows} onSend={comment} />
      ) : (
        !record.active && (
          <p className={styles.final}>{t('records.page.final')}</p>
        )
      )}
      <ActivityTimeline type={type} activity={activity} />
    </div>
  );
}
