import { useApi } from '@backstage/frontend-plugin-api';
import type { Incident, Settings } from 'backstage-plugin-itsm-common';
import { useCallback, useRef, useState } from 'react';
import { isConflict, issuesOf, messageOf } from '../../api/failures';
import { itsmApiRef } from '../../api/itsmApiRef';
import { useTranslate } from '../../hooks/useTranslate';
import { newIdempotencyKey, ReportDraft, toRequest } from './ReportDraft';

/** Why a report wasn't taken. */
export interface ReportFailure {
  /** What is wrong with each field of the form. */
  issues: Record<string, string>;
  /** What no field of the form is to blame for. */
  message?: string;
}

const formFields = [
  'entityRef',
  'title',
  'description',
  'impact',
  'urgency',
  'affectedEntityRefs',
  'category',
  'startedAt',
  'visibility',
  'assignmentGroup',
  'tags',
];

function toFailure(error: unknown): ReportFailure {
  const issues: Record<string, string> = {};
  const others: string[] = [];
  for (const { field, message } of issuesOf(error)) {
    // Of lists, the backend names the position too: `tags.0`.
    const [name] = field.split(/[.[]/);
    if (formFields.includes(name)) {
      issues[name] = issues[name] ? `${issues[name]}; ${message}` : message;
    } else {
      others.push(`${field}: ${message}`);
    }
  }
  if (others.length > 0) {
    return { issues, message: others.join('; ') };
  }
  return Object.keys(issues).length > 0
    ? { issues }
    : { issues, message: messageOf(error) };
}

export interface ReportOptions {
  draft: ReportDraft;
  change: (changes: Partial<ReportDraft>) => void;
  settings?: Settings;
  onReported: (incident: Incident) => void;
}

/** Sends a report, once at a time, and keeps what was wrong with it. */
export function useReport(options: ReportOptions) {
  const { draft, change, settings, onReported } = options;
  const api = useApi(itsmApiRef);
  const t = useTranslate();
  const [failure, setFailure] = useState<ReportFailure>();
  const [refusals, setRefusals] = useState(0);
  const [pending, setPending] = useState(false);
  const sending = useRef(false);

  const refuse = (why: ReportFailure) => {
    setFailure(why);
    setRefusals(count => count + 1);
  };

  const send = async () => {
    if (sending.current || !settings) {
      return;
    }
    const { entityRef } = draft;
    const title = draft.title.trim();
    if (!entityRef || !title) {
      refuse({
        issues: {
          ...(!entityRef && { entityRef: t('report.issue.entityMissing') }),
          ...(!title && { title: t('report.issue.titleMissing') }),
        },
      });
      return;
    }
    sending.current = true;
    setPending(true);
    setFailure(undefined);
    try {
      onReported(
        await api.incidents.create(
          toRequest({ ...draft, entityRef }, settings),
          {
            idempotencyKey: draft.idempotencyKey,
          },
        ),
      );
    } catch (error) {
      if (isConflict(error)) {
        // An attempt that seemed to fail got through and the report has been
        // changed since: sending it again is a decision of its own.
        change({ idempotencyKey: newIdempotencyKey() });
        refuse({ issues: {}, message: t('report.issue.alreadySent') });
      } else {
        refuse(toFailure(error));
      }
    } finally {
      sending.current = false;
      setPending(false);
    }
  };

  const forget = useCallback(
    (fields: readonly string[]) =>
      setFailure(before => {
        if (!before || !fields.some(field => before.issues[field])) {
          return before;
        }
        const issues = Object.fromEntries(
          Object.entries(before.issues).filter(
            ([name]) => !fields.includes(name),
          ),
        );
        return { ...before, issues };
      }),
    [],
  );

  return { send, pending, failure, refusals, forget };
}
