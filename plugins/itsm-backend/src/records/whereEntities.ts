import { Knex } from 'knex';
import { DomainParts } from '../catalog/insideDomains';

type EntityColumn = 'entity_ref' | 'owner' | 'system';

/* What an entity is asked for: alternatives, by the columns that have them. */
type Condition = Partial<Record<EntityColumn, readonly string[]>>;

/**
 * Narrows a query over `records` to those with an entity that meets all that
 * is asked.
 */
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
  const conditions: Condition[] = [
    { entity_ref: entityRef },
    { owner },
    { system, entity_ref: system },
    domain ? { system: domain.systems, entity_ref: domain.entityRefs } : {},
  ];
  const asked = conditions.filter(condition =>
    Object.values(condition).some(values => values.length > 0),
  );
  if (asked.length === 0) {
    return;
  }
  query.whereIn('records.id', inner => {
    inner.select('record_id').from('record_entities');
    asked.forEach(condition =>
      inner.where(any =>
        Object.entries(condition).forEach(([column, values]) =>
          any.orWhereIn(column, values),
        ),
      ),
    );
    if (entityRole.length > 0) {
      inner.whereIn('role', [...entityRole]);
    }
  });
}
