import {
  ActivityEntry,
  ActivityPage,
  ActivityVerification,
  DescribedTransition,
  EntityLink,
  LinkRelation,
  ListQuery,
  Page,
  RecordLink,
} from 'backstage-plugin-itsm-common';
import { Access } from './access';

/**
 * What can be done with the records of one type. A record is named by number
 * or UUID; one that the caller may not read is a `NotFoundError`.
 */
export interface Records<TRecord, TCreate, TUpdate, TTransition> {
  create(
    request: TCreate,
    access: Access,
    options?: { idempotencyKey?: string },
  ): Promise<TRecord>;
  list(query: ListQuery, access: Access): Promise<Page<TRecord>>;
  get(key: string, access: Access): Promise<TRecord>;
  update(key: string, request: TUpdate, access: Access): Promise<TRecord>;
  transitions(key: string, access: Access): Promise<DescribedTransition[]>;
  transition(
    key: string,
    request: TTransition,
    access: Access,
  ): Promise<TRecord>;
  activity(
    key: string,
    page: { limit: number; cursor?: string; order: 'asc' | 'desc' },
    access: Access,
  ): Promise<ActivityPage>;
  verifyActivity(key: string, access: Access): Promise<ActivityVerification>;
  comment(
    key: string,
    request: { body: string; internal: boolean },
    access: Access,
  ): Promise<ActivityEntry>;
  links(key: string, access: Access): Promise<RecordLink[]>;
  link(
    key: string,
    request: { relation: LinkRelation; target: string },
    access: Access,
  ): Promise<RecordLink>;
  unlink(key: string, linkId: string, access: Access): Promise<void>;
  entities(key: string, access: Access): Promise<EntityLink[]>;
  linkEntity(
    key: string,
    request: { entityRef: string; role: 'primary' | 'affected' },
    access: Access,
  ): Promise<EntityLink[]>;
  unlinkEntity(
    key: string,
    entityRef: string,
    access: Access,
  ): Promise<EntityLink[]>;
  watchers(key: string, access: Access): Promise<string[]>;
  watch(
    key: string,
    request: { userRef?: string },
    access: Access,
  ): Promise<string[]>;
  unwatch(
    key: string,
    request: { userRef?: string },
    access: Access,
  ): Promise<string[]>;
}
