import { Select } from '@backstage/ui';
import { useState } from 'react';
import { EntityRefField, serviceKinds } from '../components/entityRefField';
import { useTranslate } from '../hooks/useTranslate';
import styles from './InsightsBar.module.css';
import { type InsightsQuery, type Scope, scopes } from './insightsQuery';

const EVERYTHING = 'everything';

const kindsOf: Record<Scope, readonly string[]> = {
  domain: ['domain'],
  system: ['system'],
  owner: ['group', 'user'],
  entityRef: serviceKinds,
};

export interface ScopeFieldProps {
  value: InsightsQuery['scope'];
  onChange: (scope: InsightsQuery['scope']) => void;
}

/** Asks what the figures are about. */
export function ScopeField(props: ScopeFieldProps) {
  const { value, onChange } = props;
  const t = useTranslate();
  // Chosen, but not yet which one: that is everything still.
  const [started, setStarted] = useState<Scope>();
  const name = started ?? value?.name;
  return (
    <>
      <Select
        className={styles.choice}
        size="small"
        label={t('insights.scope.label')}
        options={[EVERYTHING, ...scopes].map(id => ({
          id,
          label: t(`insights.scope.${id as Scope | typeof EVERYTHING}`),
        }))}
        value={name ?? EVERYTHING}
        onChange={chosen => {
          const next = scopes.find(scope => scope === chosen);
          setStarted(next === value?.name ? undefined : next);
          if (!next && value) {
            onChange(undefined);
          }
        }}
      />
      {name && (
        <EntityRefField
          key={name}
          className={styles.entity}
          label={t(`insights.scope.${name}`)}
          kinds={kindsOf[name]}
          value={name === value?.name ? value.entityRef : undefined}
          onChange={entityRef => {
            if (entityRef) {
              setStarted(undefined);
              onChange({ name, entityRef });
            }
          }}
        />
      )}
    </>
  );
}
