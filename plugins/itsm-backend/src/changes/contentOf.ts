import {
  ApprovableChange,
  ApprovedContent,
  approvedContent,
  approvedContentText,
  Change,
} from 'backstage-plugin-itsm-common';
import { createHash } from 'crypto';
import { StoredRecord } from '../records/rows';

/** What approvals of a change are given for, as it stands. */
export function contentOf(change: StoredRecord): ApprovedContent {
  return approvedContent({
    ...(change as unknown as ApprovableChange),
    riskLevel: (change.risk as Change['risk'])?.level,
  });
}

/** SHA-256 of what is approved, in hexadecimal. */
export function hashOfContent(content: ApprovedContent): string {
  return createHash('sha256')
    .update(approvedContentText(content))
    .digest('hex');
}
