import { useApi } from '@backstage/frontend-plugin-api';
import type { Change, Settings } from 'backstage-plugin-itsm-common';
import { useRef, useState } from 'react';
import { isConflict, issuesOf, messageOf } from '../../api/failures';
import { itsmApiRef } from '../../api/itsmApiRef';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { newIdempotencyKey } from '../reportIncident/ReportDraft';
import {
  asFixed,
  type ChangeDraft,
  isOpenIn,
  modelOf,
  toChangeRequest,
} from './ChangeDraft';

/** What a request is sent for. */
export type RequestPurpose = 'draft' | 'submit';

/** Why a request wasn't taken. */
export interface RequestFailure {
  /** What is wrong with each field of the form. */
  issues: Record<string, string>;
  /** What no field of the form is to blame for. */
  message?: string;
}

const formFields = [
  'entityRef',
  'affectedEntityRefs',
  'title',
  'description',
  'category',
  'model',
  'template',
  'environment',
  'impact',
  'urgency',
  'justification',
  'plannedStart',
  'plannedEnd',
  'implementationPlan',
  'testPlan',
  'backoutPlan',
  'implementers',
  'assignmentGroup',
  'exceptionReason',
];

export interface RequestChangeOptions {
  draft: ChangeDraft;
  change: (changes: Partial<ChangeDraft>) => void;
  settings?: Settings;
  onRequested: (change: Change, purpose: RequestPurpose) => void;
}

/** Saves a change and, if it is to be, submits it; keeps what was wrong. */
export function useRequestChange(options: RequestChangeOptions) {
  const { draft, change, settings, onRequested } = options;
  const { changes } = useApi(itsmApiRef);
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const [failure, setFailure] = useState<RequestFailure>();
  const [refusals, setRefusals] = useState(0);
  const [pending, setPending] = useState<RequestPurpose>();
  const sending = useRef(false);

  const refuse = (why: RequestFailure) => {
    setFailure(why);
    setRefusals(count => count + 1);
  };

  const refuseFor = (error: unknown) => {
    const issues: Record<string, string> = {};
    const others: string[] = [];
    for (const { field, message } of issuesOf(error)) {
      // Of lists, the backend names the position too: `implementers.0`.
      const [name] = field.split(/[.[]/);
      if (formFields.includes(name) && isOpenIn(draft, name)) {
        issues[name] = issues[name] ? `${issues[name]}; ${message}` : message;
      } else {
        // What the template fixes has no field of its own to say it at.
        others.push(
          formFields.includes(name)
            ? `${vocabulary.field(name)}: ${message}`
            : message,
        );
      }
    }
    const told = Object.keys(issues).length > 0;
    refuse({
      issues,
      message: others.join(' ') || (told ? undefined : messageOf(error)),
    });
  };

  /* What lacks for sure, before anything is sent. */
  const missingFor = (purpose: RequestPurpose, known: Settings) => {
    const required =
      purpose === 'submit' ? modelOf(draft, known)?.requiredFields ?? [] : [];
    return ['entityRef', 'title', ...required].filter(field => {
      const value = asFixed(draft)[field as keyof ChangeDraft];
      return (
        formFields.includes(field) &&
        !(typeof value === 'string' && value.trim())
      );
    });
  };

  const save = async (known: Settings): Promise<Change> => {
    const { template, ...request } = toChangeRequest(draft, known);
    if (draft.saved) {
      const { number } = draft.saved;
      // Others may have had a hand in it; the form has what its writer wants.
      const { version } = await changes.get(number);
      return changes.update(number, { ...request, version });
    }
    return changes.create(
      { ...request, template },
      { idempotencyKey: draft.idempotencyKey },
    );
  };

  const send = async (purpose: RequestPurpose) => {
    if (sending.current || !settings) {
      return;
    }
    const missing = missingFor(purpose, settings);
    if (missing.length > 0) {
      refuse({
        issues: Object.fromEntries(
          missing.map(field => [
            field,
            t('changes.request.missing', { field: vocabulary.field(field) }),
          ]),
        ),
      });
      return;
    }
    sending.current = true;
    setPending(purpose);
    setFailure(undefined);
    try {
      let saved = await save(settings);
      change({ saved: { number: saved.number, version: saved.version } });
      if (purpose === 'submit') {
        const next = modelOf(draft, settings)?.path[1];
        saved = await changes.transition(saved.number, {
          to: next ?? '',
          version: saved.version,
        });
      }
      onRequested(saved, purpose);
    } catch (error) {
      if (isConflict(error) && !draft.saved) {
        // An attempt that seemed to fail got through and the form has been
        // changed since: sending it again is a decision of its own.
        change({ idempotencyKey: newIdempotencyKey() });
      }
      refuseFor(error);
    } finally {
      sending.current = false;
      setPending(undefined);
    }
  };

  const forget = (fields: readonly string[]) =>
    setFailure(
      before =>
        before && {
          ...before,
          issues: Object.fromEntries(
            Object.entries(before.issues).filter(
              ([name]) => !fields.includes(name),
            ),
          ),
        },
    );

  return { send, pending, failure, refusals, forget };
}
