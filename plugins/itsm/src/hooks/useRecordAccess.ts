import { usePermission } from '@backstage/plugin-permission-react';
import {
  itsmRecordPermissions,
  priorityOverridePermission,
  type RecordType,
} from 'backstage-plugin-itsm-common';

/** What the reader may do with a record; the backend decides in the end. */
export interface RecordAccess {
  update: boolean;
  comment: boolean;
  overridePriority: boolean;
}

/** Asks what the reader may do with one record. */
export function useRecordAccess(
  type: RecordType,
  id: string | undefined,
): RecordAccess {
  const permissions = itsmRecordPermissions[type];
  const update = usePermission({
    permission: permissions.update,
    resourceRef: id,
  });
  const comment = usePermission({
    permission: permissions.comment,
    resourceRef: id,
  });
  const override = usePermission({ permission: priorityOverridePermission });
  return {
    update: update.allowed,
    comment: comment.allowed,
    overridePriority: update.allowed && override.allowed,
  };
}
