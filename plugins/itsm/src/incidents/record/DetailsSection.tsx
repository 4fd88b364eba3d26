import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import {
  type Category,
  type IncidentChannel,
  type Visibility,
} from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import {
  ChoiceEditor,
  FormEditor,
  RailRow,
  RailRows,
  RailSection,
} from '../../components/rail';
import { PriorityTag } from '../../components/tags';
import { useSettings } from '../../hooks/useSettings';
import { useVocabulary } from '../../hooks/useVocabulary';
import { itsmTranslationRef } from '../../translation';
import styles from './DetailsSection.module.css';
import { useLoadedIncident } from './IncidentRecordContext';
import { PriorityOverrideEditor } from './PriorityOverrideEditor';

const SEVERITIES = [1, 2, 3, 4];

const visibilities: readonly Visibility[] = ['open', 'restricted'];

/** All categories, each by its path from the top down. */
function pathsOf(categories: readonly Category[], above = ''): string[] {
  return categories.flatMap(({ name, children = [] }) => {
    const path = above ? `${above} / ${name}` : name;
    return [path, ...pathsOf(children, path)];
  });
}

function TagsEditor() {
  const { incident, update } = useLoadedIncident();
  const { t } = useTranslationRef(itsmTranslationRef);
  const [text, setText] = useState('');
  const name = t('common.field.tags');
  return (
    <FormEditor
      label={t('common.edit.change', { name })}
      onOpen={() => setText(incident.tags.join(', '))}
      onSave={() => update({ tags: text.split(/[\s,]+/).filter(Boolean) })}
    >
      <TextField
        autoFocus
        label={name}
        description={t('incidents.filter.tagDescription')}
        value={text}
        onChange={setText}
      />
    </FormEditor>
  );
}

/** How bad it is, of what sort, and how it came in. */
export function DetailsSection() {
  const { incident, editable, access, attempt, update } = useLoadedIncident();
  const { value: settings } = useSettings();
  const { t } = useTranslationRef(itsmTranslationRef);
  const vocabulary = useVocabulary();
  const { externalRef } = incident;

  const choice = (
    name: string,
    value: string | undefined,
    options: readonly { value: string; label: string }[],
    onChange: (value: string) => Promise<void>,
  ) =>
    editable && (
      <ChoiceEditor
        name={name}
        value={value}
        options={options}
        onChange={next => attempt(() => onChange(next))}
      />
    );
  const level = (field: 'impact' | 'urgency', levels: string[] = []) => (
    <RailRow
      name={vocabulary.field(field)}
      action={choice(
        vocabulary.field(field),
        incident[field],
        levels.map(value => ({ value, label: vocabulary.level(value) })),
        value => update({ [field]: value }),
      )}
    >
      {vocabulary.level(incident[field])}
    </RailRow>
  );

  return (
    <RailSection title={t('incidents.record.details')}>
      <RailRows>
        <RailRow
          name={vocabulary.field('priority')}
          action={
            editable && access.overridePriority && <PriorityOverrideEditor />
          }
        >
          <PriorityTag priority={incident.priority} />
        </RailRow>
        {level('impact', settings?.impactLevels)}
        {level('urgency', settings?.urgencyLevels)}
        <RailRow
          name={vocabulary.field('severity')}
          action={choice(
            vocabulary.field('severity'),
            incident.severity?.toString(),
            SEVERITIES.map(value => ({
              value: String(value),
              label: vocabulary.severity(value),
            })),
            value => update({ severity: Number(value) }),
          )}
        >
          {incident.severity
            ? vocabulary.severity(incident.severity)
            : t('common.none')}
        </RailRow>
        <RailRow
          name={vocabulary.field('category')}
          action={choice(
            vocabulary.field('category'),
            incident.category,
            pathsOf(settings?.categories ?? []).map(path => ({
              value: path,
              label: path,
            })),
            category => update({ category }),
          )}
        >
          {incident.category ?? t('common.none')}
        </RailRow>
        <RailRow
          name={vocabulary.field('channel')}
          action={choice(
            vocabulary.field('channel'),
            incident.channel,
            (settings?.incidentChannels ?? []).map(value => ({
              value,
              label: vocabulary.channel(value),
            })),
            value => update({ channel: value as IncidentChannel }),
          )}
        >
          {vocabulary.channel(incident.channel)}
        </RailRow>
        <RailRow
          name={vocabulary.field('visibility')}
          action={choice(
            vocabulary.field('visibility'),
            incident.visibility,
            visibilities.map(value => ({
              value,
              label: vocabulary.choice('visibility', value),
            })),
            value => update({ visibility: value as Visibility }),
          )}
        >
          {vocabulary.choice('visibility', incident.visibility)}
        </RailRow>
        <RailRow
          name={vocabulary.field('tags')}
          action={editable && <TagsEditor />}
        >
          {incident.tags.length > 0 ? (
            <span className={styles.tags}>
              {incident.tags.map(tag => (
                <span key={tag} className={styles.tag}>
                  {tag}
                </span>
              ))}
            </span>
          ) : (
            t('common.none')
          )}
        </RailRow>
        {externalRef && (
          <RailRow name={vocabulary.field('externalRef')}>
            {externalRef.url ? (
              <a
                className={styles.external}
                href={externalRef.url}
                target="_blank"
                rel="noopener noreferrer"
              >
                {externalRef.source} {externalRef.id}
              </a>
            ) : (
              `${externalRef.source} ${externalRef.id}`
            )}
          </RailRow>
        )}
      </RailRows>
    </RailSection>
  );
}
