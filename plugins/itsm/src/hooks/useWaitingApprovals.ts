import { useApi } from '@backstage/frontend-plugin-api';
import type { MyApprovals } from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../api/itsmApiRef';
import { useLiveRecords } from './useLiveRecords';
import { type Resource, useResource } from './useResource';

/** The approvals that await the reader, those whose changes begin first on top. */
export function useWaitingApprovals(): Resource<MyApprovals['items']> {
  const itsm = useApi(itsmApiRef);
  const waiting = useResource(
    async signal => (await itsm.approvals.mine({ signal })).items,
    [itsm],
  );
  useLiveRecords({
    matches: ({ type }) => type === 'change',
    onWrite: waiting.retry,
  });
  return waiting;
}
