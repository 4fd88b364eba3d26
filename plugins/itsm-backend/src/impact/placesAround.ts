import { ServiceUnavailableError } from '@backstage/errors';
import { ImpactStep } from 'backstage-plugin-itsm-common';
import { Access } from '../records/access';
import { BlastRadius } from './BlastRadius';

/** How many relations away something is still worth knowing. */
export const FURTHEST = 3;

const MOST_PLACES = 500;

/** An entity to look for records on. */
export interface Place {
  entityRef: string;
  distance: number;
  path: ImpactStep[];
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
  const here: Place = { entityRef, distance: 0, path: [] };
  try {
    const { nodes } = await blastRadius.of(
      { entityRef, direction: 'upstream', depth: FURTHEST },
      access.credentials,
    );
    return {
      places: [here, ...nodes.slice(0, MOST_PLACES)],
      catalogReached: true,
    };
  } catch (error) {
    if (error instanceof ServiceUnavailableError) {
      return { places: [here], catalogReached: false };
    }
    throw error;
  }
}
