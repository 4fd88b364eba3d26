import type {
  DescribedTransition,
  RecordLink,
  RecordType,
} from 'backstage-plugin-itsm-common';
import { useMemo, useState } from 'react';
import { isConflict, issuesOf, messageOf } from '../../api/failures';
import { useTranslate } from '../../hooks/useTranslate';
import {
  initialInput,
  missingPositions,
  shownRequirements,
  type TransitionInput,
  type TransitionRequest,
  toTransitionRequest,
} from './transitionForm';

/** A record, as far as a transition looks at it. */
export type TransitionRecord = {
  type: RecordType;
  number: string;
  version: number;
  state: string;
} & Readonly<Record<string, unknown>>;

export interface TransitionFormOptions {
  transition: DescribedTransition;
  record: TransitionRecord;
  links: readonly RecordLink[];
  /** Takes the step; throws what the backend answers if it refuses. */
  onSubmit: (request: TransitionRequest & { version: number }) => Promise<void>;
  /** Reads the record again, after somebody else wrote to it. */
  onReload: () => void;
}

/** Where an issue belongs that names a field: itself, or one of its parts. */
function fieldOf(issue: string): string {
  return issue.split(/[.[]/)[0];
}

/** What is entered for a transition, and what is wrong with it. */
export function useTransitionForm(options: TransitionFormOptions) {
  const { transition, record, links } = options;
  const t = useTranslate();
  const [input, setInput] = useState<TransitionInput>(() =>
    initialInput(transition, record),
  );
  const [dirty, setDirty] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [incomplete, setIncomplete] = useState(false);
  const [pending, setPending] = useState(false);

  const shown = shownRequirements(transition, input, record);
  const missing = missingPositions(shown, input, links);
  const [firstMissing] = useState(missing[0]);
  const issues = useMemo(() => issuesOf(failure), [failure]);

  const issueAt = (position: number): string | undefined => {
    const one = shown.find(candidate => candidate.position === position);
    if (!one) {
      return undefined;
    }
    if (incomplete && missing.includes(position)) {
      return t('common.transition.missing');
    }
    const { kind, field } = one.requirement;
    const name = { link: 'links', comment: 'comment' }[kind as string] ?? field;
    // Several requirements can ask for links; the first unmet one is meant.
    return issues.find(issue => fieldOf(issue.field) === name)?.message;
  };
  const homes = shown.map(({ requirement: { kind, field } }) =>
    kind === 'link' ? 'links' : field ?? 'comment',
  );
  const homeless = issues.filter(
    ({ field }) => ![...homes, 'comment'].includes(fieldOf(field)),
  );

  const change = (next: (before: TransitionInput) => TransitionInput) => {
    setDirty(true);
    setInput(next);
  };

  const submit = async (): Promise<boolean> => {
    if (missing.length > 0) {
      setIncomplete(true);
      return false;
    }
    setIncomplete(false);
    setPending(true);
    setFailure(undefined);
    try {
      await options.onSubmit({
        ...toTransitionRequest(transition, shown, input),
        version: record.version,
      });
      return true;
    } catch (error) {
      setFailure(error);
      if (isConflict(error)) {
        options.onReload();
      }
      return false;
    } finally {
      setPending(false);
    }
  };

  return {
    input,
    shown,
    /** What had to be entered first when the form was opened, if anything. */
    firstMissing,
    dirty,
    pending,
    submit,
    issueAt,
    commentIssue: issues.find(({ field }) => fieldOf(field) === 'comment')
      ?.message,
    conflict: isConflict(failure),
    /** What no field of the form is to blame for. */
    message: (() => {
      if (!failure || isConflict(failure)) {
        return undefined;
      }
      return issues.length > 0
        ? homeless
            .map(({ field, message }) => `${field}: ${message}`)
            .join('; ') || undefined
        : messageOf(failure);
    })(),
    setField: (field: string, value: unknown) =>
      change(before => ({
        ...before,
        fields: { ...before.fields, [field]: value },
      })),
    setComment: (comment: string) => change(before => ({ ...before, comment })),
    setLink: (position: number, link: TransitionInput['links'][number]) =>
      change(before => ({
        ...before,
        links: { ...before.links, [position]: link },
      })),
  };
}
