import { useApi } from '@backstage/frontend-plugin-api';
import type { Change, ItsmRecord } from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../../api/itsmApiRef';
import { useResource } from '../../hooks/useResource';

const none: readonly string[] = [];

/** What the template of a change fixes; `undefined` until that is known. */
export function useFixedFields(
  change?: ItsmRecord,
): readonly string[] | undefined {
  const { template, templateVersion } = (change ?? {}) as Partial<Change>;
  const { changeTemplates } = useApi(itsmApiRef);
  const { value, error } = useResource(
    async signal => {
      const { items } = template
        ? await changeTemplates.versions(template, { signal })
        : { items: [] };
      const used = items.find(({ version }) => version === templateVersion);
      return used?.fixed ?? none;
    },
    [changeTemplates],
    template && `${template} ${templateVersion}`,
  );
  // What can't be read fixes nothing here; the backend refuses still.
  return !template || error ? none : value;
}
