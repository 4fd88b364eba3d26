import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  type ChangeWindow,
  type Page,
  windowManagePermission,
  type WindowsRequest,
} from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../../api/itsmApiRef';
import { type Resource, useResource } from '../../hooks/useResource';

/** A page of the windows. */
export function useWindows(
  request: WindowsRequest,
): Resource<Page<ChangeWindow>> {
  const api = useApi(itsmApiRef);
  return useResource(
    signal => api.windows.list(request, { signal }),
    [api, JSON.stringify(request)],
  );
}

/** Whether the reader may plan, change and retire windows. */
export function useMayManageWindows(): boolean {
  return usePermission({ permission: windowManagePermission }).allowed;
}
