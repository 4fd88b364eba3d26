import { ActivityEntry } from 'backstage-plugin-itsm-common';
import { StoredRecord } from '../records/rows';

/** One entry of a record's history, to be told of. */
export interface Delivery {
  /** The record as it is now. */
  record: StoredRecord;
  entry: ActivityEntry;
}

/** Somewhere that every write is told of, at least once. */
export interface Destination {
  /** Names it in the outbox; never changes. */
  name: string;
  deliver(delivery: Delivery): Promise<void>;
}
