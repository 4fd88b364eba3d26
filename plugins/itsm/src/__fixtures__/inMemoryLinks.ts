import type {
  EntityLink,
  EntityLinkRequest,
  LifecycleLink,
  LinkRelation,
  RecordLink,
} from 'backstage-plugin-itsm-common';
import { primary } from './incidents';

/** A link that comes along with a step. */
export interface RequestedLink {
  relation: LinkRelation;
  target: string;
}

/** The links of a record, as its lifecycle looks at them. */
export function lifecycleLinksOf(
  links: readonly RecordLink[],
  extra: readonly RequestedLink[] = [],
): LifecycleLink[] {
  return [
    ...links.map(({ relation, target }) => ({
      relation,
      targetType: target!.type,
    })),
    ...extra.map(({ relation, target }) => ({
      relation,
      targetType: target.startsWith('CHG')
        ? ('change' as const)
        : ('incident' as const),
    })),
  ];
}

/** The entities of a record with one more, or with another primary one. */
export function withEntity(
  entities: readonly EntityLink[],
  { entityRef, role = 'affected' }: EntityLinkRequest,
): EntityLink[] {
  const others = entities.filter(known => known.entityRef !== entityRef);
  const link = { ...primary(entityRef.split('/')[1]), entityRef, role };
  return role === 'primary'
    ? [
        link,
        ...others.map(other =>
          other.role === 'primary'
            ? { ...other, role: 'affected' as const }
            : other,
        ),
      ]
    : [...others, link];
}
