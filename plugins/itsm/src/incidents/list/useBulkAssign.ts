import { useApi } from '@backstage/frontend-plugin-api';
import type { Incident } from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../../api/itsmApiRef';
import { messageOf } from '../../api/failures';
import { useAction } from '../../hooks/useAction';

/** What became of one record of many. */
export interface BulkOutcome {
  incident: Incident;
  /** Why it failed, if it did. */
  problem?: string;
}

/**
 * Assigns many incidents to one person. Each is a write of its own, so that
 * one that changed meanwhile doesn't hold up the others.
 */
export function useBulkAssign() {
  const api = useApi(itsmApiRef);
  return useAction(
    async (
      incidents: readonly Incident[],
      assignee: string,
    ): Promise<BulkOutcome[]> => {
      const outcomes: BulkOutcome[] = [];
      for (const incident of incidents) {
        try {
          outcomes.push({
            incident: await api.incidents.update(incident.number, {
              version: incident.version,
              assignee,
            }),
          });
        } catch (error) {
          outcomes.push({ incident, problem: messageOf(error) });
        }
      }
      return outcomes;
    },
  );
}
