import { DateTime } from 'luxon';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityRefsField, GroupField } from '../entityRefField';
import { InstantField } from '../instantField';
import { MarkdownField } from '../markdown';
import { isOpenIn, planTexts } from './ChangeDraft';
import type { RequestPartProps } from './SortFields';
import styles from './SortFields.module.css';

const userKinds = ['user'] as const;

/** When it is to be, how it is done, tested and taken back, and by whom. */
export function PlanFields(props: RequestPartProps) {
  const { draft, issues, edit } = props;
  const t = useTranslate();
  const zone = DateTime.local().zoneName ?? 'UTC';
  const asksForException = Boolean(
    issues.exceptionReason || draft.exceptionReason,
  );
  return (
    <>
      <div className={styles.fields}>
        <InstantField
          label={t('common.field.plannedStart')}
          description={zone}
          value={draft.plannedStart}
          onChange={plannedStart => edit({ plannedStart })}
          issue={issues.plannedStart}
        />
        <InstantField
          label={t('common.field.plannedEnd')}
          description={zone}
          value={draft.plannedEnd}
          onChange={plannedEnd => edit({ plannedEnd })}
          issue={issues.plannedEnd}
        />
      </div>
      {asksForException && (
        <MarkdownField
          label={t('common.field.exceptionReason')}
          rows={2}
          value={draft.exceptionReason}
          onChange={exceptionReason => edit({ exceptionReason })}
          issue={issues.exceptionReason}
        />
      )}
      {planTexts
        .filter(field => isOpenIn(draft, field))
        .map(field => (
          <MarkdownField
            key={field}
            label={t(`common.field.${field}`)}
            rows={2}
            value={draft[field]}
            onChange={text => edit({ [field]: text })}
            issue={issues[field]}
          />
        ))}
      <div className={styles.fields}>
        <EntityRefsField
          label={t('common.field.implementers')}
          kinds={userKinds}
          values={draft.implementers}
          onChange={implementers => edit({ implementers })}
          errorMessage={issues.implementers}
        />
        {isOpenIn(draft, 'assignmentGroup') && (
          <GroupField
            label={t('common.field.assignmentGroup')}
            value={draft.assignmentGroup}
            onChange={assignmentGroup => edit({ assignmentGroup })}
            errorMessage={issues.assignmentGroup}
          />
        )}
      </div>
    </>
  );
}
