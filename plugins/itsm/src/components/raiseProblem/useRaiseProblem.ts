import { useApi } from '@backstage/frontend-plugin-api';
import type { Problem, Settings } from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { issuesOf, messageOf } from '../../api/failures';
import { itsmApiRef } from '../../api/itsmApiRef';
import { useAction } from '../../hooks/useAction';
import { useTranslate } from '../../hooks/useTranslate';
import { type ProblemDraft, toRequest } from './ProblemDraft';

const formFields = [
  'title',
  'description',
  'entityRef',
  'impact',
  'urgency',
  'assignmentGroup',
  'incidents',
];

export interface RaiseProblemOptions {
  draft: ProblemDraft;
  settings?: Settings;
  onRaised: (problem: Problem) => void;
}

/** Opens a problem, once at a time, and keeps what was wrong with it. */
export function useRaiseProblem(options: RaiseProblemOptions) {
  const { draft, settings, onRaised } = options;
  const api = useApi(itsmApiRef);
  const t = useTranslate();
  const [untitled, setUntitled] = useState(false);
  const send = useAction(async (known: Settings) => {
    const { idempotencyKey } = draft;
    onRaised(
      await api.problems.create(toRequest(draft, known), { idempotencyKey }),
    );
  });

  const issues: Record<string, string> = {};
  const others: string[] = [];
  for (const { field, message } of issuesOf(send.error)) {
    // Of lists, the backend names the position too: `incidents.0`.
    const [name] = field.split(/[.[]/);
    if (formFields.includes(name)) {
      issues[name] = message;
    } else {
      others.push(`${field}: ${message}`);
    }
  }
  if (untitled && !draft.title.trim()) {
    issues.title = t('problems.raise.titleMissing');
  }
  const told = others.join('; ');
  return {
    issues,
    /** What no field of the form is to blame for. */
    message:
      told ||
      (send.error && Object.keys(issues).length === 0
        ? messageOf(send.error)
        : undefined),
    pending: send.pending,
    submit: () => {
      setUntitled(!draft.title.trim());
      if (settings && draft.title.trim() && !send.pending) {
        send.run(settings);
      }
    },
  };
}
