// @ts-check

/*
 * Each insight over all records counts in an index of its own, which holds all
 * that is counted: no row is looked up.
 */
const indexes = {
  // What was opened, and how long it took.
  records_insights_opened:
    'records (type, opened_at, priority, acknowledged_at, resolved_at, closed_at, state, reopen_count, id)',
  records_insights_resolved:
    'records (type, resolved_at, opened_at, id) where resolved_at is not null',
  // What is open, and what was closed without having been resolved.
  records_insights_unresolved:
    'records (type, closed_at, opened_at, state, id) where resolved_at is null',
  records_insights_reopened:
    'records (type, opened_at, id) where reopen_count > 0',
  // The few that not everybody may read.
  records_insights_restricted:
    "records (type, id, requester, assignee, assignment_group) where visibility = 'restricted'",
  record_entities_insights:
    'record_entities (record_type, opened_at, role, entity_ref, record_id)',
  // When incidents that had been resolved came back.
  activity_reopened: `activity (at, record_id) where kind = 'transitioned' and body like '%"transition":{"from":"resolved","to":"in_progress"}%'`,
};

/**
 * What insights are counted from.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const [name, on] of Object.entries(indexes)) {
    await knex.raw(`create index ${name} on ${on}`);
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of Object.keys(indexes)) {
    await knex.raw(`drop index ${name}`);
  }
};
