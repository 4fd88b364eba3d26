import { Switch, TextField } from '@backstage/ui';
import type { Settings } from 'backstage-plugin-itsm-common';
import { DateTime } from 'luxon';
import { useId } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityRefsField, GroupField } from '../entityRefField';
import { CategoryField } from './CategoryField';
import { DateTimeField } from './DateTimeField';
import styles from './MoreFields.module.css';
import type { ReportDraft } from './ReportDraft';

export interface MoreFieldsProps {
  draft: ReportDraft;
  settings?: Settings;
  issues: Record<string, string>;
  change: (changes: Partial<ReportDraft>) => void;
}

/** What most reports do without. */
export function MoreFields(props: MoreFieldsProps) {
  const { draft, settings, issues, change } = props;
  const t = useTranslate();
  const noteId = useId();
  return (
    <div className={styles.fields}>
      <div className={styles.wide}>
        <EntityRefsField
          label={t('common.field.affectedEntityRefs')}
          placeholder={t('report.affectedPlaceholder')}
          values={draft.affectedEntityRefs}
          onChange={affectedEntityRefs => change({ affectedEntityRefs })}
          errorMessage={issues.affectedEntityRefs}
        />
      </div>
      <GroupField
        label={t('common.field.assignmentGroup')}
        placeholder={t('report.groupPlaceholder')}
        value={draft.assignmentGroup}
        onChange={assignmentGroup => change({ assignmentGroup })}
        errorMessage={issues.assignmentGroup}
      />
      <DateTimeField
        label={t('report.startedAt')}
        value={draft.startedAt}
        max={DateTime.local().toFormat("yyyy-MM-dd'T'HH:mm")}
        onChange={startedAt => change({ startedAt })}
        issue={issues.startedAt}
      />
      <CategoryField
        settings={settings}
        value={draft.category}
        onChange={category => change({ category })}
        issue={issues.category}
      />
      <TextField
        label={t('common.field.tags')}
        placeholder={t('report.tagsPlaceholder')}
        value={draft.tags}
        onChange={tags => change({ tags })}
        validationBehavior="aria"
        validate={() => issues.tags}
      />
      <div className={styles.wide}>
        <Switch
          label={t('report.restricted')}
          aria-describedby={noteId}
          isSelected={draft.restricted}
          onChange={restricted => change({ restricted })}
        />
        <p id={noteId} className={styles.note}>
          {issues.visibility ?? t('report.restrictedDescription')}
        </p>
      </div>
    </div>
  );
}
