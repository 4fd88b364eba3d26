import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import {
  InsightsQuery,
  TimeRange,
  toTimeRange,
} from 'backstage-plugin-itsm-common';
import { Catalog } from '../catalog/Catalog';
import { EntityScope } from '../catalog/scopeOf';
import { insideDomains } from '../catalog/insideDomains';
import { Access } from '../records/access';
import { FieldsError } from '../records/RecordDraft';

/** What an insight is asked about: when, where, and by whom. */
export interface Question {
  range: TimeRange;
  /** Everything if undefined. */
  scope: EntityScope | undefined;
  /** The links by which a record counts for an entity. */
  roles: readonly string[];
  access: Access;
}

const scopeFields = ['entityRef', 'owner', 'system', 'domain'] as const;

async function scopeAsked(
  query: InsightsQuery,
  catalog: Catalog,
  access: Access,
): Promise<EntityScope | undefined> {
  const { entityRef, owner, system, domain } = query;
  const asked = entityRef ?? owner ?? system ?? domain;
  if (asked === undefined) {
    return undefined;
  }
  const { credentials } = access;
  const hidden = await catalog.hidden([asked], credentials);
  if (!hidden.reached) {
    throw new ServiceUnavailableError(hidden.because);
  }
  const nothing = { entityRefs: [], systems: [], owners: [] };
  if (hidden.value.has(asked)) {
    // As of one that the catalog doesn't know and that nothing happened to.
    return nothing;
  }
  if (owner) {
    return { ...nothing, owners: [owner] };
  }
  if (system) {
    return { ...nothing, systems: [system], entityRefs: [system] };
  }
  if (domain) {
    const inside = await insideDomains(catalog, [domain], credentials);
    if (!inside.reached) {
      throw new ServiceUnavailableError(inside.because);
    }
    return { ...nothing, ...inside.value };
  }
  return { ...nothing, entityRefs: [asked] };
}

/**
 * Makes a query a question that can be answered.
 *
 * @remarks
 * Entities that the catalog doesn't know are asked about like others, as
 * imported history names them; of one that is hidden from the caller there is
 * nothing to tell.
 * @throws NotAllowedError for who may not see insights; InputError naming each
 * wrong field
 */
export async function toQuestion(
  query: InsightsQuery,
  options: { access: Access; catalog: Catalog; now: Date },
): Promise<Question> {
  const { access, catalog, now } = options;
  if (!access.insights) {
    throw new NotAllowedError(`${access.actor} may not see insights.`);
  }
  const range = toTimeRange(query, now);
  const scopes = scopeFields.filter(field => query[field] !== undefined);
  const issues = [
    ...(range.from < range.to
      ? []
      : [{ field: 'to', message: 'must be after from' }]),
    ...scopes.slice(1).map(field => ({
      field,
      message: `can't be asked along with ${
        scopes[0]
      }; ask for one of ${scopeFields.join(', ')}`,
    })),
  ];
  if (issues.length > 0) {
    throw new FieldsError(issues);
  }
  return {
    range,
    scope: await scopeAsked(query, catalog, access),
    roles: query.includeAffected ? ['primary', 'affected'] : ['primary'],
    access,
  };
}
