import type { ActorRole, Lifecycle } from 'backstage-plugin-itsm-common';

/** Who uses the records, and when. */
export interface InMemoryReader {
  userRef: string;
  /** What the user is to the records. */
  roles?: ActorRole[];
  now?: () => Date;
}

export interface InMemoryRecordsOptions<TRecord> extends InMemoryReader {
  records: readonly TRecord[];
  /** What numbers begin with, such as `INC`. */
  prefix: string;
  /** A record with all it needs, out of what is known of it. */
  make: (fields: Partial<TRecord>) => TRecord;
  lifecycleOf: (record: TRecord) => Lifecycle<string>;
  /** Facts that steps ask for. */
  factsOf?: (record: TRecord) => Record<string, boolean>;
}
