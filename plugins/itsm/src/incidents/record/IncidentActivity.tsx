import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ActivityTimeline, CommentBox } from '../../components/activity';
import { itsmTranslationRef } from '../../translation';
import styles from './IncidentActivity.module.css';
import { useLoadedIncident } from './IncidentRecordContext';

/** What was said and done, and the way to add to it. */
export function IncidentActivity() {
  const { incident, activity, access, comment } = useLoadedIncident();
  const { t } = useTranslationRef(itsmTranslationRef);
  // A final record takes internal notes only.
  const allows = {
    public: access.comment && incident.active,
    internal: access.update,
  };
  return (
    <div className={styles.activity}>
      {allows.public || allows.internal ? (
        <CommentBox number={incident.number} allows={allows} onSend={comment} />
      ) : (
        !incident.active && (
          <p className={styles.final}>{t('incidents.record.final')}</p>
        )
      )}
      <ActivityTimeline type="incident" activity={activity} />
    </div>
  );
}
