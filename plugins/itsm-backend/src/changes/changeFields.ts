import {
  ChangeModels,
  CreateChange,
  RequirementIssue,
  UpdateChange,
} from 'backstage-plugin-itsm-common';
import { FieldsError } from '../records/RecordDraft';
import { FieldContext, newRecord, recordPatch } from '../records/recordFields';
import { StoredRecord } from '../records/rows';

function checkTimes(change: StoredRecord, now: string): RequirementIssue[] {
  const issues: RequirementIssue[] = [];
  const { plannedStart, plannedEnd, actualStart, actualEnd } = change as {
    [time: string]: string | undefined;
  };
  if (plannedStart && plannedEnd && plannedEnd <= plannedStart) {
    issues.push({ field: 'plannedEnd', message: 'must be after plannedStart' });
  }
  if (actualEnd && (!actualStart || actualEnd < actualStart)) {
    issues.push({
      field: 'actualEnd',
      message: 'must not be before actualStart',
    });
  }
  for (const [field, time] of Object.entries({ actualStart, actualEnd })) {
    if (time && time > now) {
      issues.push({ field, message: 'must not be in the future' });
    }
  }
  return issues;
}

/* What is done before it is recorded says when; all else is found out. */
function checkAfterTheFact(
  change: StoredRecord,
  given: { actualStart?: unknown; actualEnd?: unknown },
): RequirementIssue[] {
  const { model, recordedAfterTheFact } = change;
  if (recordedAfterTheFact) {
    return model === 'emergency'
      ? []
      : [
          {
            field: 'recordedAfterTheFact',
            message: 'only an emergency change is recorded after the fact',
          },
        ];
  }
  return (['actualStart', 'actualEnd'] as const)
    .filter(field => given[field])
    .map(field => ({
      field,
      message: 'is stamped by itself, unless recordedAfterTheFact is true',
    }));
}

function checkModel(model: unknown, models: ChangeModels): RequirementIssue[] {
  return Object.hasOwn(models, model as string)
    ? []
    : [
        {
          field: 'model',
          message: `must be one of ${Object.keys(models).join(', ')}`,
        },
      ];
}

function refuse(issues: readonly RequirementIssue[]) {
  if (issues.length > 0) {
    throw new FieldsError([...issues]);
  }
}

/** A request with all that its template says and it left out itself. */
export type CompleteRequest = {
  [Field in keyof CreateChange]: Exclude<CreateChange[Field], null>;
} & Required<
  Pick<
    CreateChange,
    'title' | 'description' | 'affectedEntityRefs' | 'impact' | 'urgency'
  >
> & {
    templateVersion?: number;
  };

/** A new change from what somebody asks for. */
export function newChange(
  request: CompleteRequest,
  context: FieldContext & { models: ChangeModels },
): Omit<StoredRecord, 'number'> {
  const { models, now } = context;
  const change = {
    ...newRecord('change', request, context),
    model: request.model ?? (request.template ? 'standard' : 'normal'),
    testsProven: request.testsProven ?? false,
    backoutProven: request.backoutProven ?? false,
    implementers: [...new Set(request.implementers)],
    onHold: false,
  } as unknown as StoredRecord;
  const issues = [
    ...checkModel(change.model, models),
    ...checkTimes(change, now),
    ...checkAfterTheFact(change, request),
  ];
  if ((change.model === 'standard') !== (request.template !== undefined)) {
    issues.push({
      field: 'template',
      message: request.template
        ? "a change from a template is of the model 'standard'"
        : 'a standard change is made from an approved template; name it',
    });
  }
  refuse(issues);
  return change;
}

/* Going on hold takes a reason; going on takes it away. */
function holdPatch(
  change: StoredRecord,
  { onHold, onHoldReason }: UpdateChange,
): Record<string, unknown> {
  const held = onHold ?? change.onHold;
  if (held && !(onHoldReason ?? change.onHoldReason)) {
    refuse([
      { field: 'onHoldReason', message: 'say why the change is on hold' },
    ]);
  }
  if (!held && onHoldReason) {
    refuse([
      {
        field: 'onHoldReason',
        message: 'is only for a change that is on hold',
      },
    ]);
  }
  return held ? {} : { onHoldReason: undefined };
}

/** What an update changes in a change. */
export function changePatch(
  change: StoredRecord,
  request: UpdateChange,
  context: FieldContext & { models: ChangeModels },
): Record<string, unknown> {
  const { models, now } = context;
  const patch = {
    ...recordPatch(change, request, context),
    ...(request.implementers
      ? { implementers: [...new Set(request.implementers)] }
      : {}),
    ...holdPatch(change, request),
  };
  const after = { ...change, ...patch } as StoredRecord;
  const issues = [
    ...(after.model === change.model ? [] : checkModel(after.model, models)),
    ...checkTimes(after, now),
    ...checkAfterTheFact(after, request),
  ];
  if (
    after.model !== change.model &&
    [after.model, change.model].includes('standard')
  ) {
    issues.push({
      field: 'model',
      message:
        'a standard change is made from its template; request another change instead',
    });
  }
  refuse(issues);
  return patch;
}
