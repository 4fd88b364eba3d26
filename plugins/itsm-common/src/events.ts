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
 * What an event says: which record changed, never its content. A subscriber
 * reads what it may under its own permissions.
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

/**
 * What a signal says to every open page: which record changed. Of a restricted
 * record it says no more than the type, as strangers aren't to learn that it
 * exists; pages then look at all they show of that type again.
 * @public
 */
export type ItsmSignal = Pick<ItsmEvent, 'type'> &
  Partial<Omit<ItsmEvent, 'type'>>;
