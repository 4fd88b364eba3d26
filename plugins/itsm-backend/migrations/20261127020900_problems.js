// @ts-check

/**
 * By what problems are found when something is due, how often a known error
 * served, and what was told to the incidents of a problem.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('records', table => {
    table.string('resolution_code', 40);
    table.bigInteger('known_error_since');
    table.bigInteger('due_at');
  });
  const isPostgres = knex.client.config.client === 'pg';
  const detail = (/** @type {string} */ field) =>
    isPostgres
      ? `details::json ->> '${field}'`
      : `json_extract(details, '$.${field}')`;
  const since = detail('knownErrorSince');
  await knex.raw(`update records set
    resolution_code = ${detail('resolutionCode')},
    known_error_since = case when known_error then coalesce(${
      isPostgres
        ? `round(extract(epoch from (${since})::timestamptz) * 1000)`
        : `cast(round((julianday(${since}) - 2440587.5) * 86400000) as integer)`
    }, opened_at) end
    where known_error or ${detail('resolutionCode')} is not null`);
  await knex.raw(
    'create index records_known_error_since on records (known_error_since, id) where known_error',
  );
  await knex.raw(
    'create index records_due on records (due_at, id) where due_at is not null',
  );

  await knex.schema.createTable('broadcasts', table => {
    table.comment('What was told to the open incidents of a problem');
    table.uuid('id').primary();
    table
      .uuid('record_id')
      .notNullable()
      .references('records.id')
      .deferrable('deferred');
    table.string('kind', 20).notNullable();
    table.text('message').notNullable();
    table.integer('written').notNullable();
    table.bigInteger('created_at').notNullable();
    table.text('created_by').notNullable();
    table.index(['record_id', 'created_at'], 'broadcasts_record');
  });

  await knex.schema.createTable('broadcast_incidents', table => {
    table.comment('Which incident was told what, so that it is told once');
    for (const column of ['record_id', 'incident_id']) {
      table
        .uuid(column)
        .notNullable()
        .references('records.id')
        .deferrable('deferred');
    }
    table.string('kind', 20).notNullable();
    table.string('message_hash', 64).notNullable();
    table.primary(['record_id', 'kind', 'message_hash', 'incident_id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('broadcast_incidents');
  await knex.schema.dropTable('broadcasts');
  for (const index of ['records_known_error_since', 'records_due']) {
    await knex.raw(`drop index ${index}`);
  }
  for (const column of ['resolution_code', 'known_error_since', 'due_at']) {
    await knex.raw(`alter table records drop column ${column}`);
  }
};
