import { z } from 'zod';
import { Impact, impactSchema } from './schema';

/**
 * What a change touches: as it was when it was submitted, which is what its
 * approvers decide on, and what the catalog says differently now.
 *
 * @remarks
 * The root is the primary entity. Affected entities are nodes of distance 0,
 * and the way to what depends on one of them begins with it, by the relation
 * `affected`.
 * @public
 */
export const changeImpactSchema = z
  .object({
    takenAt: z.string().optional().meta({
      description: 'When the snapshot was taken; not before submission',
    }),
    snapshot: impactSchema.optional().meta({
      description: 'As it was at submission; it never changes',
    }),
    current: impactSchema.optional().meta({
      description: 'As it is now; left out if the catalog is out of reach',
    }),
    changedSince: z
      .object({
        added: z.array(z.string()),
        removed: z.array(z.string()),
        changed: z.array(
          z.object({
            entityRef: z.string(),
            field: z.enum(['owner', 'tier']),
            from: z.union([z.string(), z.number()]).optional(),
            to: z.union([z.string(), z.number()]).optional(),
          }),
        ),
      })
      .optional()
      .meta({ description: 'How the two differ' }),
  })
  .meta({ id: 'ChangeImpact' });

/** @public */
export type ChangeImpact = z.infer<typeof changeImpactSchema>;

/**
 * How the blast radius of a change differs from what it was.
 * @public
 */
export function impactChangedSince(
  before: Impact,
  after: Impact,
): NonNullable<ChangeImpact['changedSince']> {
  const then = new Map(before.nodes.map(node => [node.entityRef, node]));
  const now = new Map(after.nodes.map(node => [node.entityRef, node]));
  const missing = (
    from: ReadonlyMap<string, unknown>,
    of: ReadonlyMap<string, unknown>,
  ) => [...of.keys()].filter(ref => !from.has(ref)).sort();
  const changed = [before.root, ...before.nodes].flatMap(node => {
    const other =
      node.entityRef === after.root.entityRef
        ? after.root
        : now.get(node.entityRef);
    return (['owner', 'tier'] as const)
      .filter(field => other && other[field] !== node[field])
      .map(field => ({
        entityRef: node.entityRef,
        field,
        from: node[field],
        to: other![field],
      }));
  });
  return { added: missing(then, now), removed: missing(now, then), changed };
}
