import { ServiceUnavailableError } from '@backstage/errors';
import { Impact, NearbyRecord } from 'backstage-plugin-itsm-common';
import { Access } from '../records/access';
import { BlastRadius } from './BlastRadius';

/** How many relations away something is still worth knowing. */
export const FURTHEST = 3;

const MOST_PLACES = 500;

/** An entity to look for records on. */
export interface Place {
  entityRef: string;
  /** As the catalog has it. */
  title?: string;
  distance: number;
  path: NearbyRecord['path'];
}

function placesIn({ root, nodes }: Impact): Place[] {
  const titles = new Map(
    nodes.map(({ entityRef, title }) => [entityRef, title]),
  );
  const here = { entityRef: root.entityRef, title: root.title };
  return [
    { ...here, distance: 0, path: [] },
    ...nodes
      .slice(0, MOST_PLACES)
      .map(({ entityRef, title, distance, path }) => ({
        entityRef,
        title,
        distance,
        path: path.map(step => ({
          ...step,
          title: titles.get(step.entityRef),
        })),
      })),
  ];
}

/**
 * An entity and what it stands on, nearest first; while the catalog is out of
 * reach only the entity itself.
 * @throws NotFoundError if the caller sees no such entity
 */
export async function placesAround(
  blastRadius: Pick<BlastRadius, 'of'>,
  entityRef: string,
  access: Access,
): Promise<{ places: Place[]; catalogReached: boolean }> {
  try {
    const impact = await blastRadius.of(
      { entityRef, direction: 'upstream', depth: FURTHEST },
      access.credentials,
    );
    return { places: placesIn(impact), catalogReached: true };
  } catch (error) {
    if (error instanceof ServiceUnavailableError) {
      const here = { entityRef, distance: 0, path: [] };
      return { places: [here], catalogReached: false };
    }
    throw error;
  }
}
