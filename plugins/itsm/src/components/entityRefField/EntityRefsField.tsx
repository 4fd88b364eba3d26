import { Tag, TagGroup } from '@backstage/ui';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityRefField, EntityRefFieldProps } from './EntityRefField';
import styles from './EntityRefsField.module.css';
import { useEntityTitle } from './useEntityTitle';

export interface EntityRefsFieldProps
  extends Omit<EntityRefFieldProps, 'value' | 'onChange' | 'isRequired'> {
  values: readonly string[];
  onChange: (entityRefs: string[]) => void;
}

function EntityTitle(props: { entityRef: string }) {
  return <>{useEntityTitle(props.entityRef)}</>;
}

/** Finds any number of entities; those chosen stand below the field. */
export function EntityRefsField(props: EntityRefsFieldProps) {
  const { values, onChange, label, ...rest } = props;
  const t = useTranslate();
  // The field takes one at a time: a new one begins after each choice.
  const [round, setRound] = useState(0);

  return (
    <div className={styles.field}>
      <EntityRefField
        {...rest}
        key={round}
        autoFocus={round > 0}
        label={label}
        onChange={entityRef => {
          if (entityRef && !values.includes(entityRef)) {
            onChange([...values, entityRef]);
          }
          if (entityRef) {
            setRound(round + 1);
          }
        }}
      />
      {values.length > 0 && (
        <TagGroup
          aria-label={t('report.entityField.chosen', { label })}
          onRemove={removed =>
            onChange(values.filter(entityRef => !removed.has(entityRef)))
          }
        >
          {values.map(entityRef => (
            <Tag key={entityRef} id={entityRef} textValue={entityRef}>
              <EntityTitle entityRef={entityRef} />
            </Tag>
          ))}
        </TagGroup>
      )}
    </div>
  );
}
