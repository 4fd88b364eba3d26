import { Knex } from 'knex';
import { DomainParts } from '../catalog/insideDomains';

type EntityColumn = 'entity_ref' | 'owner' | 'system';

/* Those with an entity for which one of the columns has one of its values. */
function whereEntity(
  query: Knex.QueryBuilder,
  columns: Partial<Record<EntityColumn, readonly string[]>>,
) {
  const asked = Object.entries(columns).filter(
    ([, values]) => values.length > 0,
  );
  if (asked.length > 0) {
    query.whereIn('records.id', inner =>
      inner
        .select('record_id')
        .from('record_entities')
        .where(any =>
          asked.forEach(([column, values]) => any.orWhereIn(column, values)),
        ),
    );
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
  }: {
    entityRef?: readonly string[];
    owner?: readonly string[];
    system?: readonly string[];
    domain?: DomainParts;
  },
) {
  whereEntity(query, { entity_ref: entityRef });
  whereEntity(query, { owner });
  whereEntity(query, { system, entity_ref: system });
  if (domain) {
    whereEntity(query, {
      system: domain.systems,
      entity_ref: domain.entityRefs,
    });
  }
}
