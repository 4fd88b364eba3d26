import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  ActivityEntry,
  DescribedTransition,
  EntityLinkRequest,
  Incident,
  RecordLink,
  RecordLinkRequest,
  TransitionIncidentRequest,
  UpdateIncidentRequest,
} from 'backstage-plugin-itsm-common';
import { useCallback, useMemo, useRef } from 'react';
import { isConflict, messageOf } from '../../api/failures';
import { itsmApiRef } from '../../api/itsmApiRef';
import { type Activity, useActivity } from '../../hooks/useActivity';
import { useIncident } from '../../hooks/useIncident';
import { useLiveRecords } from '../../hooks/useLiveRecords';
import {
  type RecordAccess,
  useRecordAccess,
} from '../../hooks/useRecordAccess';
import { type Resource, useResource } from '../../hooks/useResource';
import { useSettings } from '../../hooks/useSettings';
import { useToast } from '../../hooks/useToast';
import { itsmTranslationRef } from '../../translation';

/** Fields of an incident that people change, without the version. */
export type IncidentFields = Omit<UpdateIncidentRequest, 'version'>;

/** One incident with all around it, and what can be done with it. */
export interface IncidentRecord {
  number: string;
  incident: Resource<Incident>;
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
  update: (fields: IncidentFields) => Promise<void>;
  transition: (request: TransitionIncidentRequest) => Promise<void>;
  comment: (body: string, internal: boolean) => Promise<void>;
  link: (request: RecordLinkRequest) => Promise<void>;
  unlink: (linkId: string) => Promise<void>;
  linkEntity: (request: EntityLinkRequest) => Promise<void>;
  unlinkEntity: (entityRef: string) => Promise<void>;
  watch: (watching: boolean) => Promise<void>;
  /**
   * Does something that has no form to show a failure in: it is told by a
   * toast then.
   */
  attempt: (write: () => Promise<void>) => Promise<boolean>;
}

/** How much others wrote to the record since the page was opened. */
function useChangesByOthers(
  entries: readonly ActivityEntry[] | undefined,
  userRef: string | undefined,
): number {
  const opened = useRef<number>();
  opened.current ??= entries?.[0]?.sequence;
  const since = opened.current ?? Infinity;
  return (
    entries?.filter(
      ({ sequence, actor }) => sequence > since && actor !== userRef,
    ).length ?? 0
  );
}

/** Reads an incident with all around it and keeps it up to date. */
export function useIncidentRecord(number: string): IncidentRecord {
  const api = useApi(itsmApiRef).incidents;
  const { t } = useTranslationRef(itsmTranslationRef);
  const toast = useToast();
  const { value: settings } = useSettings();
  const incident = useIncident(number);
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
  const access = useRecordAccess('incident', incident.value?.id);
  const userRef = settings?.user.userRef;
  const changesByOthers = useChangesByOthers(activity.entries, userRef);

  const reload = useCallback(() => {
    incident.retry();
    transitions.retry();
    links.retry();
    activity.retry();
  }, [incident.retry, transitions.retry, links.retry, activity.retry]); // eslint-disable-line react-hooks/exhaustive-deps -- the functions are stable, their resources aren't

  useLiveRecords({
    matches: event => event.number === number,
    onWrite: reload,
  });

  const version = incident.value?.version ?? 0;
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
      number,
      incident,
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
      number,
      incident,
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
