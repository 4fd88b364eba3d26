import { ActivityKind } from './record/activity';
import { RecordType } from './record/recordType';

/**
 * Topic of the events that tell of every write, at least once and in order for
 * each record.
 * @public
 */
export const itsmEventsTopic = 'itsm.record';

/**
 * Channel of the live signals by which pages learn that they should look
 * again.
 * @public
 */
export const itsmSignalsChannel = 'itsm';

/**
 * What an event or a signal says: which record changed, never its content. A
 * subscriber reads what it may under its own permissions.
 * @public
 */
export type ItsmEvent = {
  type: RecordType;
  id: string;
  number: string;
  /** Sequence of the entry in the record's activity that tells of the write. */
  sequence: number;
  kind: ActivityKind;
};
