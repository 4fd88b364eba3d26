import { useApi } from '@backstage/frontend-plugin-api';
import type { ChangeWindow } from 'backstage-plugin-itsm-common';
import { useCallback, useState } from 'react';
import { itsmApiRef } from '../../api/itsmApiRef';
import { isConflict, issuesOf, messageOf } from '../../api/failures';
import { useAction } from '../../hooks/useAction';
import {
  draftOf,
  emptyDraft,
  toCreateRequest,
  toUpdateRequest,
  type WindowDraft,
} from './WindowDraft';

/** The fields that show their issues themselves. */
const fields = [
  'name',
  'description',
  'effect',
  'scope',
  'except',
  'environments',
  'overriddenBy',
  'timeZone',
  'start',
  'end',
  'rrule',
];

export interface WindowFormOptions {
  /** The one that is changed; without it a new one is planned. */
  window?: ChangeWindow;
  onSaved: (window: ChangeWindow) => void;
}

/** A window that is being planned or changed. */
export function useWindowForm(options: WindowFormOptions) {
  const { window, onSaved } = options;
  const api = useApi(itsmApiRef);
  const [draft, setDraft] = useState<WindowDraft>(() =>
    window ? draftOf(window) : emptyDraft(),
  );
  const save = useAction(async () => {
    const saved = window
      ? await api.windows.update(
          window.id,
          toUpdateRequest(draft, window.version),
        )
      : await api.windows.create(toCreateRequest(draft));
    onSaved(saved);
  });

  const { reset } = save;
  const change = useCallback(
    (changes: Partial<WindowDraft>) => {
      setDraft(before => ({ ...before, ...changes }));
      reset();
    },
    [reset],
  );

  const issues: Record<string, string> = {};
  const others: string[] = [];
  for (const { field, message } of issuesOf(save.error)) {
    // What is wrong inside a scope is told at all of it.
    const [name] = field.split('.');
    if (fields.includes(name)) {
      issues[name] ??= message;
    } else {
      others.push(`${field} ${message}`);
    }
  }
  const hasIssues = Object.keys(issues).length > 0;
  return {
    draft,
    change,
    issues,
    /** What went wrong that no field shows. */
    message:
      others.join('; ') ||
      (save.error && !hasIssues ? messageOf(save.error) : undefined),
    overtaken: isConflict(save.error),
    /** The last attempt failed for this. */
    error: save.error,
    pending: save.pending,
    save: () => save.run(),
  };
}
