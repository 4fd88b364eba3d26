import { ImportMapping } from './mappingSchema';

/** What no record can do without. */
const REQUIRED = ['externalRef.source', 'externalRef.id', 'title', 'openedAt'];

/**
 * What is wrong with a mapping.
 * @public
 */
export interface MappingIssue {
  path: string[];
  message: string;
}

function overlay(base: ImportMapping, own: ImportMapping): ImportMapping {
  const { extends: _, ...rest } = own;
  return { ...base, ...rest, fields: { ...base.fields, ...own.fields } };
}

/**
 * Mappings with what they extend filled in, and complaints about those that
 * can't be used.
 * @param given - by name; each may extend another one or one that ships, and
 * takes the place of one that ships by its name
 * @public
 */
export function resolveMappings(
  given: Record<string, ImportMapping>,
  shipped: Record<string, ImportMapping> = {},
): { mappings: Map<string, ImportMapping>; issues: MappingIssue[] } {
  const issues: MappingIssue[] = [];
  const resolve = (
    name: string,
    mapping: ImportMapping,
    within: readonly string[],
  ): ImportMapping => {
    const base = mapping.extends;
    if (base === undefined) {
      return mapping;
    }
    // What extends its own name is like the one that ships by that name.
    const known = base === name ? shipped[base] : given[base] ?? shipped[base];
    if (!known || (base !== name && within.includes(base))) {
      const message = known
        ? `leads back to '${base}'`
        : `there is no mapping '${base}'`;
      issues.push({ path: [within[0], 'extends'], message });
      return mapping;
    }
    return overlay(resolve(base, known, [...within, base]), mapping);
  };
  const mappings = new Map<string, ImportMapping>();
  for (const [name, mapping] of Object.entries({ ...shipped, ...given })) {
    const before = issues.length;
    const resolved = resolve(name, mapping, [name]);
    if (issues.length === before) {
      mappings.set(name, resolved);
      for (const field of REQUIRED) {
        if (resolved.fields?.[field] === undefined) {
          issues.push({
            path: [name, 'fields', field],
            message: 'must say where it comes from',
          });
        }
      }
      if (resolved.type === undefined) {
        issues.push({
          path: [name, 'type'],
          message: 'must say what the lines are',
        });
      }
    }
  }
  return { mappings, issues };
}
