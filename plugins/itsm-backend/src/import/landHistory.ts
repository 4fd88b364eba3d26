import { ConflictError } from '@backstage/errors';
import {
  DataQualityFlag,
  EntityLink,
  IncidentHistory,
  incidentHistorySchema,
  incidentLifecycle,
} from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { CatalogEntity } from '../catalog/Catalog';
import { FieldValues, linkTo, priorityOf } from '../records/fieldRules';
import { FieldsError, RecordDraft } from '../records/RecordDraft';
import { addLink } from '../records/recordLinks';
import { WriteTransaction } from '../records/WriteTransaction';

/** What became of a line. */
export type Landing = 'created' | 'updated' | 'unchanged';

interface Context {
  /** What the catalog knows; undefined if it can't be asked. */
  entities: Map<string, CatalogEntity> | undefined;
  values: FieldValues;
}

/** The levels of a line, or the highest pair that gives its priority. */
function levelsOf(
  { impact, urgency, priority }: IncidentHistory,
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

function entityLinks(history: IncidentHistory, context: Context): EntityLink[] {
  const { entityRef, affectedEntityRefs } = history;
  const { entities } = context;
  const link = (ref: string, role: EntityLink['role']) =>
    linkTo(ref, role, entities?.get(ref), entities ? 'dangling' : 'pending');
  return [
    ...(entityRef ? [link(entityRef, 'primary')] : []),
    ...[...new Set(affectedEntityRefs)]
      .filter(ref => ref !== entityRef)
      .map(ref => link(ref, 'affected')),
  ];
}

function qualityOf(history: IncidentHistory, links: readonly EntityLink[]) {
  const flags: DataQualityFlag[] = [];
  if (links.some(link => link.snapshotState === 'dangling')) {
    flags.push('dangling_entity');
  }
  const { state, resolvedAt, closedAt } = history;
  if (
    (state === 'resolved' && !resolvedAt) ||
    (['closed', 'canceled'].includes(state) && !closedAt)
  ) {
    flags.push('missing_time');
  }
  return flags.length > 0 ? flags : undefined;
}

/* Fields that a line may leave out, and that a record needn't have. */
const optional = Object.keys(incidentHistorySchema.shape).filter(
  field =>
    ![
      'entityRef',
      'affectedEntityRefs',
      'links',
      'comments',
      'updatedAt',
      'requester',
      'openedBy',
    ].includes(field),
);

/** All that a line says of a record; what it leaves out is undefined. */
function fieldsOf(history: IncidentHistory, context: Context) {
  const { entityRef, affectedEntityRefs, links, comments, updatedAt, ...rest } =
    history;
  const levels = levelsOf(history, context.values);
  const entities = entityLinks(history, context);
  const primary = history.entityRef && context.entities?.get(history.entityRef);
  return {
    ...Object.fromEntries(optional.map(field => [field, undefined])),
    ...rest,
    ...levels,
    priority: history.priority ?? priorityOf(context.values, levels),
    active: !incidentLifecycle.states[history.state].final,
    assignmentGroup:
      history.assignmentGroup ?? (primary ? primary.supportGroup : undefined),
    watchers: [...new Set(history.watchers)],
    tags: [...new Set(history.tags)],
    startedAt: history.startedAt ?? history.openedAt,
    entities,
    dataQuality: qualityOf(history, entities),
  };
}

function lastTimeOf({ updatedAt, ...history }: IncidentHistory): string {
  const times = [
    history.openedAt,
    history.acknowledgedAt,
    history.mitigatedAt,
    history.resolvedAt,
    history.closedAt,
    updatedAt,
    ...history.comments.map(comment => comment.at),
  ].filter((time): time is string => Boolean(time));
  return times.sort()[times.length - 1];
}

async function addComments(
  knex: Knex,
  draft: RecordDraft,
  history: IncidentHistory,
) {
  const told: { at: number; actor: string; body: string }[] = draft.before
    ? await knex('activity')
        .where({ record_id: draft.record.id, channel: 'import' })
        .whereIn('kind', ['commented', 'noted'])
        .select('at', 'actor', 'body')
    : [];
  const known = new Set(
    told.map(row =>
      JSON.stringify([Number(row.at), row.actor, JSON.parse(row.body).comment]),
    ),
  );
  for (const { at, by, body, internal } of history.comments) {
    if (!known.has(JSON.stringify([Date.parse(at), by, body]))) {
      const kind = internal ? 'noted' : 'commented';
      draft.tell(kind, { at, actor: by, comment: body });
    }
  }
}

interface ExternalIdentity {
  source: string;
  id: string;
}

/** The record that came from elsewhere, in the database or in this write. */
async function findByExternal(
  write: WriteTransaction,
  { source, id }: ExternalIdentity,
): Promise<string | undefined> {
  for (const { record } of write.drafts) {
    const { externalRef } = record;
    if (externalRef?.source === source && externalRef.id === id) {
      return record.id;
    }
  }
  const row = await write
    .trx('records')
    .where({ external_source: source, external_id: id })
    .first('id');
  return row?.id;
}

async function addLinks(
  write: WriteTransaction,
  draft: RecordDraft,
  history: IncidentHistory,
) {
  const { trx } = write;
  for (const { relation, target } of history.links) {
    const id = await findByExternal(write, target);
    if (id) {
      await linkUnlessLinked(write, draft, relation, await write.open(id));
    } else {
      await trx('awaited_links')
        .insert({
          record_id: draft.record.id,
          relation,
          target_source: target.source,
          target_id: target.id,
        })
        .onConflict()
        .ignore();
    }
  }
  const { source, id } = history.externalRef;
  const ref = { target_source: source, target_id: id };
  const awaiting = await trx('awaited_links').where(ref).select();
  if (awaiting.length > 0) {
    await trx('awaited_links').where(ref).delete();
  }
  for (const { record_id, relation } of awaiting) {
    const other = await write.open(record_id);
    try {
      await linkUnlessLinked(write, other, relation, draft);
    } catch (error) {
      // That the other line asks for what can't be is no fault of this one.
      if (!(error instanceof FieldsError)) {
        throw error;
      }
      const message = `Not linked to ${draft.record.number}: ${error.message}.`;
      other.tell('system', { message });
    }
  }
}

async function linkUnlessLinked(
  write: WriteTransaction,
  draft: RecordDraft,
  relation: IncidentHistory['links'][number]['relation'],
  other: RecordDraft,
) {
  try {
    await addLink(write, draft, relation, other);
  } catch (error) {
    if (!(error instanceof ConflictError)) {
      throw error;
    }
  }
}

/**
 * Lands one line: makes the record, or brings one that landed before up to
 * what the line says. Nobody is notified, nothing moves by itself, and the
 * history says that it was imported.
 */
export async function landHistory(
  write: WriteTransaction,
  history: IncidentHistory,
  context: Context,
): Promise<Landing> {
  const { trx } = write;
  const { source, id } = history.externalRef;
  const existing = await findByExternal(write, history.externalRef);
  const fields = fieldsOf(history, context);
  const message = `Imported from ${source} ${id}.`;
  let draft: RecordDraft;
  let told = 0;
  if (existing) {
    draft = await write.open(existing);
    const { number, type } = draft.record;
    if (type !== history.type) {
      const is = `is that of ${number}, which is a ${type}`;
      throw new FieldsError([{ field: 'externalRef', message: is }]);
    }
    told = draft.entries.length;
    const { requester, openedBy, ...known } = fields;
    draft.update({
      ...known,
      ...(requester ? { requester } : {}),
      ...(openedBy ? { openedBy } : {}),
    });
  } else {
    const openedBy = fields.openedBy ?? fields.requester ?? write.access.actor;
    draft = await write.create(
      {
        ...fields,
        id: randomUUID(),
        requester: fields.requester ?? openedBy,
        openedBy,
        updatedAt: lastTimeOf(history),
        version: 1,
      },
      lastTimeOf(history),
    );
    draft.created({ at: write.now, message });
  }
  await addComments(trx, draft, history);
  await addLinks(write, draft, history);
  if (!existing) {
    return 'created';
  }
  return draft.entries.length > told ? 'updated' : 'unchanged';
}
