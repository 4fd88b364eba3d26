import type {
  DescribedTransition,
  EntityLinkRequest,
  RecordLink,
  RecordLinkRequest,
  RecordType,
} from 'backstage-plugin-itsm-common';
import { useCallback, useMemo } from 'react';
import { isConflict, messageOf } from '../../api/failures';
import { type Activity, useActivity } from '../../hooks/useActivity';
import { useLiveRecords } from '../../hooks/useLiveRecords';
import {
  type RecordAccess,
  useRecordAccess,
} from '../../hooks/useRecordAccess';
import {
  type RecordFields,
  type RecordOf,
  type TransitionOf,
  useRecordsApi,
} from '../../hooks/useRecordsApi';
import { type Resource, useResource } from '../../hooks/useResource';
import { useSettings } from '../../hooks/useSettings';
import { useToast } from '../../hooks/useToast';
import { useTranslate } from '../../hooks/useTranslate';
import { useChangesByOthers } from './useChangesByOthers';

/** One record with all around it, and what can be done with it. */
export interface RecordResources<T extends RecordType> {
  type: T;
  number: string;
  resource: Resource<RecordOf<T>>;
  transitions: Resource<DescribedTransition[]>;
  links: Resource<RecordLink[]>;
  activity: Activity;
  access: RecordAccess;
  /** The reader. */
  userRef?: string;
  /** How often somebody else changed it since the page is open. */
  changesByOthers: number;
  reload: () => void;
  /** Writes; they throw what the backend answers if it refuses. */
  update: (fields: RecordFields<T>) => Promise<void>;
  transition: (request: TransitionOf<T>) => Promise<void>;
  comment: (body: string, internal: boolean) => Promise<void>;
  link: (request: RecordLinkRequest) => Promise<void>;
  unlink: (linkId: string) => Promise<void>;
  linkEntity: (request: EntityLinkRequest) => Promise<void>;
  unlinkEntity: (entityRef: string) => Promise<void>;
  watch: (watching: boolean) => Promise<void>;
  /**
   * Does a write that only this type has, and looks again: at what came of
   * it, or at what somebody else wrote meanwhile.
   */
  write: (act: () => Promise<unknown>) => Promise<void>;
  /**
   * Does something that has no form to show a failure in: it is told by a
   * toast then.
   */
  attempt: (write: () => Promise<void>) => Promise<boolean>;
}

/** Reads a record with all around it and keeps it up to date. */
export function useRecord<T extends RecordType>(
  type: T,
  number: string,
): RecordResources<T> {
  const api = useRecordsApi(type);
  const t = useTranslate();
  const toast = useToast();
  const { value: settings } = useSettings();
  const resource = useResource(
    signal => api.get(number, { signal }),
    [api],
    number,
  );
  const transitions = useResource(
    signal => api.transitions(number, { signal }),
    [api],
    number,
  );
  const links = useResource(
    signal => api.links(number, { signal }),
    [api],
    number,
  );
  const activity = useActivity(api, number);
  const access = useRecordAccess(type, resource.value?.id);
  const userRef = settings?.user.userRef;
  const changesByOthers = useChangesByOthers(activity.entries, userRef);

  const reload = useCallback(() => {
    resource.retry();
    transitions.retry();
    links.retry();
    activity.retry();
  }, [resource.retry, transitions.retry, links.retry, activity.retry]); // eslint-disable-line react-hooks/exhaustive-deps -- the functions are stable, their resources aren't

  useLiveRecords({
    // What can be done with a record may hang on those it is linked to.
    matches: event =>
      event.number === number ||
      (links.value ?? []).some(({ target }) => target?.number === event.number),
    onWrite: reload,
  });

  const version = resource.value?.version ?? 0;
  const write = useCallback(
    async (act: () => Promise<unknown>) => {
      try {
        await act();
        reload();
      } catch (error) {
        if (isConflict(error)) {
          reload();
        }
        throw error;
      }
    },
    [reload],
  );

  return useMemo(
    () => ({
      type,
      number,
      resource,
      transitions,
      links,
      activity,
      access,
      userRef,
      changesByOthers,
      reload,
      update: fields => write(() => api.update(number, { ...fields, version })),
      transition: request => write(() => api.transition(number, request)),
      comment: (body, internal) =>
        write(() => api.comment(number, { body, internal })),
      link: request => write(() => api.link(number, request)),
      unlink: linkId => write(() => api.unlink(number, linkId)),
      linkEntity: request => write(() => api.linkEntity(number, request)),
      unlinkEntity: entityRef =>
        write(() => api.unlinkEntity(number, entityRef)),
      watch: watching =>
        write(() => (watching ? api.watch(number) : api.unwatch(number))),
      write,
      attempt: async act => {
        try {
          await act();
          return true;
        } catch (error) {
          toast({
            status: 'danger',
            title: t('common.failure.title'),
            description: isConflict(error)
              ? t('common.failure.conflict')
              : messageOf(error),
          });
          return false;
        }
      },
    }),
    [
      type,
      number,
      resource,
      transitions,
      links,
      activity,
      access,
      userRef,
      changesByOthers,
      reload,
      write,
      api,
      version,
      toast,
      t,
    ],
  );
}
