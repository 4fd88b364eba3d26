import {
  type Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { getEntityRelations } from '@backstage/plugin-catalog-react';
import { PersonRef } from '../components/references';
import { useTranslate } from '../hooks/useTranslate';
import styles from './EntityPeople.module.css';

const SUPPORT_GROUP_ANNOTATION = 'itsm/support-group';

/** The group that incidents of the entity go to, if it isn't the owner. */
export function supportGroupOf(entity: Entity): string | undefined {
  const group = entity.metadata.annotations?.[SUPPORT_GROUP_ANNOTATION];
  try {
    return group
      ? stringifyEntityRef(
          parseEntityRef(group, {
            defaultKind: 'group',
            defaultNamespace: entity.metadata.namespace,
          }),
        )
      : undefined;
  } catch {
    // What isn't a reference is nobody.
    return undefined;
  }
}

export interface EntityPeopleProps {
  entity: Entity;
}

/** Who answers for the entity. */
export function EntityPeople(props: EntityPeopleProps) {
  const { entity } = props;
  const t = useTranslate();
  const owners = getEntityRelations(entity, RELATION_OWNED_BY).map(ref =>
    stringifyEntityRef(ref),
  );
  const supportGroup = supportGroupOf(entity);
  return (
    <dl className={styles.people}>
      {supportGroup && (
        <div>
          <dt>{t('entity.content.supportGroup')}</dt>
          <dd>
            <PersonRef personRef={supportGroup} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('entity.content.owner')}</dt>
        {owners.map(owner => (
          <dd key={owner}>
            <PersonRef personRef={owner} />
          </dd>
        ))}
        {owners.length === 0 && <dd>{t('entity.content.noOwner')}</dd>}
      </div>
    </dl>
  );
}
