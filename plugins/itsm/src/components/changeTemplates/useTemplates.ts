import { useApi } from '@backstage/frontend-plugin-api';
import type {
  ChangeTemplate,
  TemplateListRequest,
} from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../../api/itsmApiRef';
import { type Resource, useResource } from '../../hooks/useResource';

const PAGE = 100;
/** More than anybody chooses from. */
const MOST_PAGES = 5;

/** Standard change templates, in the order of their names. */
export function useTemplates(
  request: Pick<TemplateListRequest, 'state'> = {},
): Resource<ChangeTemplate[]> {
  const { changeTemplates } = useApi(itsmApiRef);
  const { state } = request;
  return useResource(
    async signal => {
      const found: ChangeTemplate[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MOST_PAGES; page++) {
        const { items, pageInfo } = await changeTemplates.list(
          { state, limit: PAGE, cursor },
          { signal },
        );
        found.push(...items);
        cursor = pageInfo.nextCursor;
        if (!cursor) {
          break;
        }
      }
      return found.sort(
        (one, other) =>
          one.name.localeCompare(other.name) || one.version - other.version,
      );
    },
    [changeTemplates, state],
  );
}
