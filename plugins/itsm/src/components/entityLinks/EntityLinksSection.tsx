import { RiAddLine } from '@remixicon/react';
import {
  type CurrentEntityLink,
  type EntityRole,
} from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityRefField } from '../entityRefField';
import { FormEditor, RailSection } from '../rail';
import { TextButton } from '../textButton';
import styles from './EntityLinksSection.module.css';
import { LinkedEntity } from './LinkedEntity';

export interface EntityLinksSectionProps {
  links: readonly CurrentEntityLink[];
  /** Others can be linked, and taken away. */
  editable: boolean;
  /** Another can take the primary one's place; as the others, if left out. */
  primaryEditable?: boolean;
  /** Links one more; throws what the backend answers if it refuses. */
  onAdd: (entityRef: string) => Promise<void>;
  /** Puts another in the primary one's place; throws likewise. */
  onReplacePrimary: (entityRef: string) => Promise<void>;
  /** Makes a linked one the primary one, which stays linked. */
  onMakePrimary: (entityRef: string) => void;
  onRemove: (entityRef: string) => void;
}

const MOST_IMPACTED = 3;

const roles: readonly EntityRole[] = ['primary', 'affected', 'impacted'];

function EntityEditor(props: {
  label: string;
  field: string;
  isNew?: boolean;
  initial?: string;
  onSave: (entityRef: string) => Promise<void>;
}) {
  const { label, field, isNew, initial, onSave } = props;
  const [chosen, setChosen] = useState<string>();
  return (
    <FormEditor
      label={label}
      icon={isNew ? <RiAddLine /> : undefined}
      onOpen={() => setChosen(initial)}
      isDisabled={!chosen || chosen === initial}
      onSave={async () => {
        if (chosen) {
          await onSave(chosen);
        }
      }}
    >
      <EntityRefField
        autoFocus
        label={field}
        value={chosen}
        onChange={setChosen}
      />
    </FormEditor>
  );
}

/**
 * What a record is about, as the catalog told it when it was linked, and what
 * the catalog says otherwise by now.
 */
export function EntityLinksSection(props: EntityLinksSectionProps) {
  const { links, editable, primaryEditable = editable } = props;
  const t = useTranslate();
  const [all, setAll] = useState(false);
  const sorted = roles.flatMap(role =>
    links.filter(link => link.role === role),
  );
  // People chose the others; the computed ones must not bury them.
  const most =
    links.filter(({ role }) => role !== 'impacted').length + MOST_IMPACTED;
  const shown = all ? sorted : sorted.slice(0, most);
  return (
    <RailSection
      title={t('common.field.entities')}
      action={
        editable && (
          <EntityEditor
            label={t('entityLinks.add')}
            field={t('entityLinks.affected')}
            isNew
            onSave={props.onAdd}
          />
        )
      }
    >
      {links.length > 0 ? (
        <ul className={styles.entities}>
          {shown.map(link => (
            <li
              key={`${link.role} ${link.entityRef}`}
              className={styles.entity}
            >
              <LinkedEntity
                link={link}
                editable={editable}
                primaryEditable={primaryEditable}
                onMakePrimary={props.onMakePrimary}
                onRemove={props.onRemove}
                actionClassName={styles.action}
              />
              {primaryEditable && link.role === 'primary' && (
                <span className={styles.action}>
                  <EntityEditor
                    label={t('common.edit.change', {
                      name: t('common.field.entityRef'),
                    })}
                    field={t('common.field.entityRef')}
                    initial={link.entityRef}
                    onSave={props.onReplacePrimary}
                  />
                </span>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.none}>{t('entityLinks.none')}</p>
      )}
      {sorted.length > most && (
        <TextButton onPress={() => setAll(!all)}>
          {all
            ? t('entityLinks.fewer')
            : t('entityLinks.more', { count: sorted.length - most })}
        </TextButton>
      )}
    </RailSection>
  );
}
