import { useApi } from '@backstage/frontend-plugin-api';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  type CalendarChange,
  itsmRecordPermissions,
} from 'backstage-plugin-itsm-common';
import { useResource } from '../hooks/useResource';

/** In these, the time of a change is still a plan. */
const plannedStates = ['new', 'assess', 'authorize', 'scheduled'];

/** So many are asked for: nobody drags in a calendar that is fuller. */
const MOST = 200;

const NONE: ReadonlySet<string> = new Set();

/** The numbers of the changes that the reader may plan anew. */
export function useMovableChanges(
  changes: readonly CalendarChange[] | undefined,
): ReadonlySet<string> {
  const permissions = useApi(permissionApiRef);
  const planned = (changes ?? [])
    .filter(({ state }) => plannedStates.includes(state))
    .slice(0, MOST);
  const movable = useResource(async () => {
    const answers = await Promise.all(
      planned.map(({ id }) =>
        permissions.authorize({
          permission: itsmRecordPermissions.change.update,
          resourceRef: id,
        }),
      ),
    );
    return new Set(
      planned
        .filter((_, at) => answers[at].result === 'ALLOW')
        .map(({ number }) => number),
    );
  }, [permissions, planned.map(({ id }) => id).join()]);
  return movable.value ?? NONE;
}
