// @ts-check

/**
 * What changes are assessed by and approved with.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  // Checked at the end of a write, whose parts come in any order.
  const references = (
    /** @type {import('knex').Knex.CreateTableBuilder} */ table,
    /** @type {string} */ column,
    /** @type {string} */ target,
  ) =>
    table.uuid(column).notNullable().references(target).deferrable('deferred');

  await knex.schema.createTable('change_assessments', table => {
    table.comment('What changes touch and risk: only ever appended to');
    table.uuid('id').primary();
    references(table, 'record_id', 'records.id');
    table.integer('sequence').notNullable();
    table.integer('round').notNullable().comment('Counts the submissions');
    table.bigInteger('assessed_at').notNullable();
    table.text('impact').notNullable().comment('JSON');
    table.text('facts').notNullable().comment('JSON');
    table.text('risk').notNullable().comment('JSON');
    table.text('inputs').notNullable().comment('JSON');
    table.text('options').notNullable().comment('JSON');
    table.unique(['record_id', 'sequence'], {
      indexName: 'change_assessments_record',
    });
  });

  await knex.schema.createTable('approvals', table => {
    table.uuid('id').primary();
    references(table, 'record_id', 'records.id');
    table.integer('round').notNullable();
    table.integer('position').notNullable().comment('Within the record');
    table.string('step', 20).notNullable();
    table.string('state', 20).notNullable();
    table.string('how_many', 20).notNullable();
    table.text('rules').notNullable().comment('JSON');
    table.text('approvers').notNullable().comment('JSON');
    table.text('entity_refs').notNullable().comment('JSON');
    table.text('fallback');
    table.text('members').notNullable().comment('JSON');
    table.text('excluded').notNullable().comment('JSON');
    table.boolean('used_fallback').notNullable();
    table.string('content_hash', 64).notNullable();
    table.text('content').notNullable().comment('JSON');
    table.text('voided_by').comment('JSON');
    table.bigInteger('requested_at').notNullable();
    table.bigInteger('decided_at');
    table.bigInteger('remind_at').comment('While it is pending');
    table.unique(['record_id', 'position'], { indexName: 'approvals_record' });
  });
  await knex.raw(
    'create index approvals_remind on approvals (remind_at, id) where remind_at is not null',
  );

  await knex.schema.createTable('approval_decisions', table => {
    table.comment('Only ever appended to');
    references(table, 'approval_id', 'approvals.id');
    table.integer('sequence').notNullable();
    table.text('decided_by').notNullable();
    table.text('instead_of');
    table.string('decision', 20).notNullable();
    table.text('comment');
    table.bigInteger('decided_at').notNullable();
    table.primary(['approval_id', 'sequence']);
  });

  await knex.schema.createTable('awaited_decisions', table => {
    table.comment('Whose decision is awaited, by approval');
    references(table, 'approval_id', 'approvals.id');
    references(table, 'record_id', 'records.id');
    table.text('user_ref').notNullable();
    table.primary(['approval_id', 'user_ref']);
    table.index(['user_ref'], 'awaited_decisions_user');
  });

  await knex.schema.createTable('delegations', table => {
    table.uuid('id').primary();
    table.text('delegator').notNullable();
    table.text('delegate').notNullable();
    table.bigInteger('start_at').notNullable();
    table.bigInteger('end_at').notNullable();
    table.text('created_by').notNullable();
    table.bigInteger('created_at').notNullable();
    table.text('ended_by');
    table.index(['delegator', 'end_at'], 'delegations_delegator');
    table.index(['delegate', 'end_at'], 'delegations_delegate');
    table.index(['end_at'], 'delegations_end');
  });

  await knex.schema.alterTable('records', table => {
    table.bigInteger('review_due_at');
  });
  await knex.raw(
    'create index records_review_due on records (review_due_at, id) where active and review_due_at is not null',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop index records_review_due');
  // Not by the schema builder, which makes the table anew on SQLite.
  await knex.raw('alter table records drop column review_due_at');
  for (const table of [
    'delegations',
    'awaited_decisions',
    'approval_decisions',
    'approvals',
    'change_assessments',
  ]) {
    await knex.schema.dropTable(table);
  }
};
