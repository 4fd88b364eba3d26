import { TextField } from '@backstage/ui';
import type {
  TemplateField,
  TemplateFields,
} from 'backstage-plugin-itsm-common';
import {
  EntityRefField,
  EntityRefsField,
  GroupField,
} from '../../components/entityRefField';
import { MarkdownField } from '../../components/markdown';
import { CategoryField } from '../../components/reportIncident/CategoryField';
import { LevelChoice } from '../../components/reportIncident/LevelChoice';
import { useSettings } from '../../hooks/useSettings';
import { useVocabulary } from '../../hooks/useVocabulary';
import { templateEditors } from './templateDraft';

export interface TemplateFieldEditorProps {
  field: TemplateField;
  fields: TemplateFields;
  onChange: (fields: Partial<TemplateFields>) => void;
  /** What is wrong with it. */
  issue?: string;
}

/** The way to edit one field of a template. */
export function TemplateFieldEditor(props: TemplateFieldEditorProps) {
  const { field, fields, onChange, issue } = props;
  const { value: settings } = useSettings();
  const label = useVocabulary().field(field);
  const { affectedEntityRefs: entities = [], ...texts } = fields;
  const value = field === 'affectedEntityRefs' ? undefined : texts[field];
  const change = (text?: string) => onChange({ [field]: text });

  switch (templateEditors[field]) {
    case 'entities':
      return (
        <EntityRefsField
          label={label}
          values={entities}
          onChange={affectedEntityRefs => onChange({ affectedEntityRefs })}
          errorMessage={issue}
        />
      );
    case 'entity':
      return (
        <EntityRefField
          label={label}
          value={value}
          onChange={change}
          errorMessage={issue}
        />
      );
    case 'group':
      return (
        <GroupField
          label={label}
          value={value}
          onChange={change}
          errorMessage={issue}
        />
      );
    case 'category':
      return (
        <CategoryField
          settings={settings}
          value={value}
          onChange={change}
          issue={issue}
        />
      );
    case 'level':
      return (
        <LevelChoice
          label={label}
          levels={
            (field === 'impact'
              ? settings?.impactLevels
              : settings?.urgencyLevels) ?? []
          }
          value={value ?? ''}
          onChange={change}
          issue={issue}
        />
      );
    case 'text':
      return (
        <MarkdownField
          label={label}
          rows={2}
          value={value ?? ''}
          onChange={change}
          issue={issue}
        />
      );
    default:
      return (
        <TextField
          label={label}
          maxLength={field === 'title' ? 200 : 100}
          value={value ?? ''}
          onChange={change}
          validationBehavior="aria"
          validate={() => issue}
        />
      );
  }
}
