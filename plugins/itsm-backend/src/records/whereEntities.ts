import { Knex } from 'knex';
import { DomainParts } from '../catalog/insideDomains';

type EntityColumn = 'entity_ref' | 'owner' | 'system';

/* Those with an entity for which one of the columns has one of its values. */
function whereEntity(
  query: Knex.QueryBuilder,
  roles: readonly string[],
  columns: Partial<Record<EntityColumn, readonly string[]>>,
) {
  const asked = Object.entries(columns).filter(
    ([, values]) => values.length > 0,
  );
  if (asked.length > 0) {
    query.whereIn('records.id', inner => {
      inner
        .select('record_id')
        .from('record_entities')
        .where(any =>
          asked.forEach(([column, values]) => any.orWhereIn(column, values)),
        );
      if (roles.length > 0) {
        inner.whereIn('role', [...roles]);
      }
    });
  }
}

/** Narrows a query over `records` to those that are about some entities. */
export function whereEntities(
  query: Knex.QueryBuilder,
  {
    entityRef = [],
    owner = [],
    system = [],
    domain,
    entityRole = [],
  }: {
    entityRef?: readonly string[];
    owner?: readonly string[];
    system?: readonly string[];
    domain?: DomainParts;
    /** Only by entities in one of these roles; in any if there is none. */
    entityRole?: readonly string[];
  },
) {
  whereEntity(query, entityRole, { entity_ref: entityRef });
  whereEntity(query, entityRole, { owner });
  whereEntity(query, entityRole, { system, entity_ref: system });
  if (domain) {
    whereEntity(query, entityRole, {
      system: domain.systems,
      entity_ref: domain.entityRefs,
    });
  }
}
