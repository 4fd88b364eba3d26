import { Select, Skeleton, TextField } from '@backstage/ui';
import type { Settings } from 'backstage-plugin-itsm-common';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { CategoryField } from '../reportIncident/CategoryField';
import { LevelFields } from '../reportIncident/LevelFields';
import {
  type ChangeDraft,
  changeLevelsOf,
  isOpenIn,
  modelOf,
  modelsFor,
} from './ChangeDraft';
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
  return (
    <div className={styles.fields}>
      <Select
        label={t('common.field.model')}
        value={modelOf(draft, settings)?.name ?? null}
        onChange={key => edit({ model: String(key) })}
        isDisabled={Boolean(draft.template)}
        validationBehavior="aria"
        validate={() => issues.model}
        options={modelsFor(draft, settings).map(({ name }) => ({
          id: name,
          label: vocabulary.choice('model', name),
        }))}
      />
      {isOpenIn(draft, 'environment') && (
        <TextField
          label={t('common.field.environment')}
          placeholder={t('changes.request.environmentPlaceholder')}
          maxLength={100}
          value={draft.environment}
          onChange={environment => edit({ environment })}
          validationBehavior="aria"
          validate={() => issues.environment}
        />
      )}
      {isOpenIn(draft, 'category') && (
        <CategoryField
          settings={settings}
          value={draft.category}
          onChange={category => edit({ category })}
          issue={issues.category}
        />
      )}
      <LevelFields
        settings={settings}
        levels={changeLevelsOf(draft, settings)}
        issues={issues}
        isAsked={field => isOpenIn(draft, field)}
        onChange={edit}
      />
    </div>
  );
}
