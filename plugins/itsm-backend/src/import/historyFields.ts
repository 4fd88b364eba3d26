import {
  createChangeLifecycle,
  DataQualityFlag,
  EntityLink,
  historySchemas,
  incidentLifecycle,
  problemLifecycle,
  RecordHistory,
  RecordType,
} from 'backstage-plugin-itsm-common';
import { CatalogEntity } from '../catalog/Catalog';
import { FieldValues, linkTo, priorityOf } from '../records/fieldRules';

/** What the fields of a line are filled in from. */
export interface HistoryContext {
  /** What the catalog knows; undefined if it can't be asked. */
  entities: ReadonlyMap<string, CatalogEntity> | undefined;
  values: FieldValues;
}

const states: Record<
  RecordType,
  Partial<Record<string, { final?: boolean }>>
> = {
  incident: incidentLifecycle.states,
  change: createChangeLifecycle().states,
  problem: problemLifecycle.states,
};

/** The levels of a line, or the highest pair that gives its priority. */
function levelsOf(
  { impact, urgency, priority }: RecordHistory,
  values: FieldValues,
) {
  const { impactLevels, urgencyLevels, matrix } = values.priority;
  const pairs = impactLevels
    .filter(level => !impact || level === impact)
    .flatMap(row =>
      urgencyLevels
        .filter(level => !urgency || level === urgency)
        .map(column => ({ impact: row, urgency: column })),
    );
  return (
    pairs.find(pair => matrix[pair.impact][pair.urgency] === priority) ??
    pairs[pairs.length - 1]
  );
}

/** The links of a line to entities, with what the catalog knows of them. */
export function entityLinksOf(
  { entityRef, affectedEntityRefs }: RecordHistory,
  { entities }: Pick<HistoryContext, 'entities'>,
): EntityLink[] {
  const link = (ref: string, role: EntityLink['role']) =>
    linkTo(ref, role, entities?.get(ref), entities ? 'dangling' : 'pending');
  return [
    ...(entityRef ? [link(entityRef, 'primary')] : []),
    ...[...new Set(affectedEntityRefs)]
      .filter(ref => ref !== entityRef)
      .map(ref => link(ref, 'affected')),
  ];
}

function qualityOf(history: RecordHistory, links: readonly EntityLink[]) {
  const flags: DataQualityFlag[] = [];
  if (links.some(link => link.snapshotState === 'dangling')) {
    flags.push('dangling_entity');
  }
  const { type, state, resolvedAt, closedAt } = history;
  if (
    (state === 'resolved' && !resolvedAt) ||
    (states[type][state]?.final && !closedAt)
  ) {
    flags.push('missing_time');
  }
  return flags.length > 0 ? flags : undefined;
}

/* What a line says that isn't a field of the record as it stands. */
const apart = [
  ...['entityRef', 'affectedEntityRefs', 'links', 'comments', 'updatedAt'],
  ...['requester', 'openedBy'],
];

/* A line that leaves a field out says that there is no such thing. */
const cleared = Object.fromEntries(
  Object.entries(historySchemas).map(([type, { shape }]) => [
    type,
    Object.fromEntries(
      Object.keys(shape)
        .filter(field => !apart.includes(field))
        .map(field => [field, undefined]),
    ),
  ]),
) as Record<RecordType, Record<string, undefined>>;

function changeFieldsOf({
  implementers,
  riskLevel,
}: Extract<RecordHistory, { type: 'change' }>) {
  return {
    implementers: [...new Set(implementers)],
    // What was assessed here stays if the line doesn't say otherwise.
    ...(riskLevel ? { risk: { level: riskLevel } } : {}),
    riskLevel: undefined,
  };
}

/** All that a line says of a record; what it leaves out is undefined. */
export function historyFieldsOf(
  history: RecordHistory,
  context: HistoryContext,
) {
  const { entityRef, affectedEntityRefs, links, comments, updatedAt, ...rest } =
    history;
  const levels = levelsOf(history, context.values);
  const entities = entityLinksOf(history, context);
  const primary = entityRef && context.entities?.get(entityRef);
  return {
    ...cleared[history.type],
    ...rest,
    ...levels,
    priority: history.priority ?? priorityOf(context.values, levels),
    active: !states[history.type][history.state]?.final,
    assignmentGroup:
      history.assignmentGroup ?? (primary ? primary.supportGroup : undefined),
    watchers: [...new Set(history.watchers)],
    tags: [...new Set(history.tags)],
    ...(history.type === 'incident'
      ? { startedAt: history.startedAt ?? history.openedAt }
      : {}),
    ...(history.type === 'change' ? changeFieldsOf(history) : {}),
    entities,
    dataQuality: qualityOf(history, entities),
  };
}

/* Not those that were planned: they may lie ahead. */
const happenings = [
  ...['openedAt', 'submittedAt', 'acknowledgedAt', 'mitigatedAt'],
  ...['actualStart', 'actualEnd', 'confirmedAt', 'knownErrorSince'],
  ...['resolvedAt', 'closedAt', 'updatedAt'],
];

/** When something last happened to the record, by what the line says. */
export function lastTimeOf(history: RecordHistory): string {
  const fields: Record<string, unknown> = history;
  const times = [
    ...happenings.map(field => fields[field]),
    ...history.comments.map(comment => comment.at),
  ].filter((time): time is string => typeof time === 'string');
  return times.reduce((last, time) => (time > last ? time : last));
}
