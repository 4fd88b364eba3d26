import { Link, TextField } from '@backstage/ui';
import { useState } from 'react';
import { FormEditor, RailRow } from '../../components/rail';
import {
  CategoryRow,
  ChoiceRow,
  DetailsSection,
  ExternalRefRow,
  LevelRow,
  PriorityRow,
  TagsRow,
  useLoadedRecord,
  VisibilityRow,
} from '../../components/recordPage';
import { modelsFor } from '../../components/requestChange/ChangeDraft';
import { useRoute } from '../../hooks/useRoute';
import { useSettings } from '../../hooks/useSettings';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { changeTemplateRouteRef } from '../../routes';
import styles from './ChangeDetails.module.css';

function EnvironmentRow() {
  const { record, mayEdit, update } = useLoadedRecord('change');
  const t = useTranslate();
  const [text, setText] = useState('');
  const name = useVocabulary().field('environment');
  return (
    <RailRow
      name={name}
      action={
        mayEdit('environment') && (
          <FormEditor
            label={t('common.edit.change', { name })}
            onOpen={() => setText(record.environment ?? '')}
            onSave={() => update({ environment: text.trim() || null })}
          >
            <TextField
              autoFocus
              label={name}
              maxLength={100}
              value={text}
              onChange={setText}
            />
          </FormEditor>
        )
      }
    >
      {record.environment ?? t('common.none')}
    </RailRow>
  );
}

function TemplateRow() {
  const { record } = useLoadedRecord('change');
  const t = useTranslate();
  const hrefOf = useRoute(changeTemplateRouteRef);
  const { template, templateVersion } = record;
  const href = template && hrefOf?.({ id: template });
  return href ? (
    <RailRow name={t('templates.one')}>
      <Link
        className={styles.link}
        href={`${href}?version=${templateVersion}`}
        variant="body-medium"
        standalone
      >
        {t('templates.version', { version: String(templateVersion) })}
      </Link>
    </RailRow>
  ) : null;
}

/** Which way it takes, where it is made, of what sort it is. */
export function ChangeDetails() {
  const { record } = useLoadedRecord('change');
  const { value: settings } = useSettings();
  const vocabulary = useVocabulary();
  const model = vocabulary.choice('model', record.model);
  return (
    <DetailsSection>
      {record.state === 'new' && settings && !record.template ? (
        <ChoiceRow
          field="model"
          value={record.model}
          options={modelsFor(record, settings).map(({ name }) => ({
            value: name,
            label: vocabulary.choice('model', name),
          }))}
        >
          {model}
        </ChoiceRow>
      ) : (
        <RailRow name={vocabulary.field('model')}>{model}</RailRow>
      )}
      <TemplateRow />
      <EnvironmentRow />
      <PriorityRow />
      <LevelRow field="impact" />
      <LevelRow field="urgency" />
      <CategoryRow />
      <VisibilityRow />
      <TagsRow />
      <ExternalRefRow />
    </DetailsSection>
  );
}
