import { Select, Skeleton, TextField } from '@backstage/ui';
import type { Settings } from 'backstage-plugin-itsm-common';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { LevelChoice } from '../reportIncident/LevelChoice';
import { type ChangeDraft, changeLevelsOf, modelOf } from './ChangeDraft';
import styles from './SortFields.module.css';

/** What each part of the form gets. */
export interface RequestPartProps {
  draft: ChangeDraft;
  settings?: Settings;
  issues: Record<string, string>;
  edit: (changes: Partial<ChangeDraft>) => void;
}

/** Of what sort the change is: its model, where, and how much it matters. */
export function SortFields(props: RequestPartProps) {
  const { draft, settings, issues, edit } = props;
  const t = useTranslate();
  const vocabulary = useVocabulary();
  if (!settings) {
    return <Skeleton width="100%" height="3.25rem" />;
  }
  const levels = changeLevelsOf(draft, settings);
  return (
    <div className={styles.fields}>
      <Select
        label={t('common.field.model')}
        value={modelOf(draft, settings)?.name ?? null}
        onChange={key => edit({ model: String(key) })}
        isInvalid={Boolean(issues.model)}
        options={settings.changeModels
          .filter(({ name }) => name !== 'standard')
          .map(({ name }) => ({
            id: name,
            label: vocabulary.choice('model', name),
          }))}
      />
      <TextField
        label={t('common.field.environment')}
        placeholder={t('changes.request.environmentPlaceholder')}
        maxLength={100}
        value={draft.environment}
        onChange={environment => edit({ environment })}
        validationBehavior="aria"
        validate={() => issues.environment}
      />
      <LevelChoice
        label={t('common.field.impact')}
        levels={settings.impactLevels}
        value={levels.impact}
        onChange={impact => edit({ impact })}
        issue={issues.impact}
      />
      <LevelChoice
        label={t('common.field.urgency')}
        levels={settings.urgencyLevels}
        value={levels.urgency}
        onChange={urgency => edit({ urgency })}
        issue={issues.urgency}
      />
    </div>
  );
}
