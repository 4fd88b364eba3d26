// @ts-check

/**
 * Times are whole milliseconds since 1970 (UTC): exact, ordered and alike in
 * every database. What a record says is in its row; the tables beside it are
 * there to find it by its entities, tags and watchers.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const isPostgres = knex.client.config.client === 'pg';
  // Checked at the end of a write, whose parts come in any order.
  const references = (
    /** @type {import('knex').Knex.CreateTableBuilder} */ table,
    /** @type {string} */ column,
  ) =>
    table
      .uuid(column)
      .notNullable()
      .references('records.id')
      .deferrable('deferred');

  await knex.schema.createTable('counters', table => {
    table.comment('The last number given out, by type');
    table.string('type', 20).primary();
    table.bigInteger('value').notNullable();
  });

  await knex.schema.createTable('records', table => {
    table.comment('Incidents, changes and problems');
    table.uuid('id').primary();
    table.string('type', 20).notNullable();
    table.bigInteger('sequence').notNullable();
    table.string('number', 40).notNullable();
    table.string('state', 40).notNullable();
    table.boolean('active').notNullable();
    table.text('title').notNullable();
    table.text('description').notNullable();
    table.string('impact', 50).notNullable();
    table.string('urgency', 50).notNullable();
    table.integer('priority').notNullable();
    table.text('priority_override').comment('JSON');
    table.text('category');
    table.text('requester').notNullable();
    table.text('opened_by').notNullable();
    table.text('assignee');
    table.text('assignment_group');
    table.string('visibility', 20).notNullable();
    table.text('entities').notNullable().comment('JSON');
    table.text('watchers').notNullable().comment('JSON');
    table.text('tags').notNullable().comment('JSON');
    table.text('external_source');
    table.text('external_id');
    table.text('external_url');
    table.text('data_quality').comment('JSON');
    table.integer('reassignment_count').notNullable();
    table.integer('reopen_count').notNullable();
    table.bigInteger('opened_at').notNullable();
    table.bigInteger('updated_at').notNullable();
    table.bigInteger('started_at');
    table.bigInteger('acknowledged_at');
    table.bigInteger('mitigated_at');
    table.bigInteger('resolved_at');
    table.bigInteger('closed_at');
    table.text('details').notNullable().comment('JSON: what only the type has');
    table.integer('version').notNullable();
    table.integer('activity_sequence').notNullable();
    table.string('activity_hash', 64).notNullable();

    table.unique(['number'], { indexName: 'records_number' });
    table.unique(['type', 'sequence'], { indexName: 'records_sequence' });
    table.unique(['external_source', 'external_id'], {
      indexName: 'records_external',
    });
    table.index(['type', 'opened_at', 'id'], 'records_opened');
    table.index(['type', 'updated_at', 'id'], 'records_updated');
    table.index(['type', 'priority', 'id'], 'records_priority');
    table.index(['type', 'state', 'opened_at', 'id'], 'records_state_opened');
    table.index(
      ['type', 'priority', 'opened_at', 'id'],
      'records_priority_opened',
    );
    table.index(['assignee', 'type', 'opened_at'], 'records_assignee');
    table.index(['assignment_group', 'type', 'opened_at'], 'records_group');
    table.index(['requester', 'type', 'opened_at'], 'records_requester');
  });
  // Lists show open records first: these stay as small as the open work is.
  for (const [name, columns] of [
    ['opened', 'opened_at, id'],
    ['updated', 'updated_at, id'],
    ['priority', 'priority, id'],
    ['sequence', 'sequence, id'],
  ]) {
    await knex.raw(
      `create index records_active_${name} on records (type, ${columns}) where active`,
    );
  }

  await knex.schema.createTable('record_entities', table => {
    references(table, 'record_id');
    table.text('entity_ref').notNullable();
    table.string('role', 20).notNullable();
    table.text('owner');
    table.text('system');
    table.string('snapshot_state', 20).notNullable();
    table.string('record_type', 20).notNullable();
    table.bigInteger('opened_at').notNullable();
    table.boolean('active').notNullable();
    table.primary(['record_id', 'entity_ref']);
    table.index(
      ['entity_ref', 'record_type', 'opened_at'],
      'record_entities_entity',
    );
    table.index(['owner', 'record_type', 'opened_at'], 'record_entities_owner');
    table.index(
      ['system', 'record_type', 'opened_at'],
      'record_entities_system',
    );
  });
  await knex.raw(
    'create index record_entities_active on record_entities (entity_ref, record_type) where active',
  );
  // What the catalog has yet to tell of, which is little.
  await knex.raw(
    "create index record_entities_untold on record_entities (entity_ref, record_id) where snapshot_state <> 'taken'",
  );

  await knex.schema.createTable('record_watchers', table => {
    references(table, 'record_id');
    table.text('user_ref').notNullable();
    table.primary(['record_id', 'user_ref']);
    table.index(['user_ref'], 'record_watchers_user');
  });

  await knex.schema.createTable('record_tags', table => {
    references(table, 'record_id');
    table.string('tag', 50).notNullable();
    table.primary(['record_id', 'tag']);
    table.index(['tag'], 'record_tags_tag');
  });

  await knex.schema.createTable('record_links', table => {
    table.uuid('id').primary();
    table.string('relation', 20).notNullable();
    references(table, 'source_id');
    references(table, 'target_id');
    table.bigInteger('created_at').notNullable();
    table.text('created_by').notNullable();
    table.unique(['source_id', 'target_id', 'relation'], {
      indexName: 'record_links_ends',
    });
    table.index(['target_id'], 'record_links_target');
  });

  await knex.schema.createTable('awaited_links', table => {
    table.comment('Imported links to records that have not come yet');
    references(table, 'record_id');
    table.string('relation', 20).notNullable();
    table.text('target_source').notNullable();
    table.text('target_id').notNullable();
    table.primary(['record_id', 'relation', 'target_source', 'target_id']);
    table.index(['target_source', 'target_id'], 'awaited_links_target');
  });

  await knex.schema.createTable('activity', table => {
    table.comment('The history: only ever appended to');
    references(table, 'record_id');
    table.integer('sequence').notNullable();
    table.bigInteger('at').notNullable();
    table.text('actor').notNullable();
    table.string('channel', 20).notNullable();
    table.string('kind', 20).notNullable();
    table.text('body').notNullable().comment('JSON');
    table.string('previous_hash', 64);
    table.string('hash', 64).notNullable();
    table.primary(['record_id', 'sequence']);
  });

  await knex.schema.createTable('outbox', table => {
    table.comment('What is still to be told of the entries of the history');
    table.bigIncrements('id');
    table.uuid('record_id').notNullable();
    table.integer('entry_sequence').notNullable();
    table.integer('attempts').notNullable().defaultTo(0);
    table.bigInteger('not_before').notNullable();
    table.text('delivered').notNullable().defaultTo('[]').comment('JSON');
    table.index(['not_before'], 'outbox_not_before');
  });

  await knex.schema.createTable('leases', table => {
    table.comment('Work that one backend at a time does');
    table.string('name', 50).primary();
    table.string('holder', 36).notNullable();
    table.bigInteger('expires_at').notNullable();
  });

  await knex.schema.createTable('idempotency_keys', table => {
    table.string('actor', 300).notNullable();
    table.string('key', 200).notNullable();
    table.string('request_hash', 64).notNullable();
    table.text('answer').comment('JSON');
    table.bigInteger('created_at').notNullable();
    table.primary(['actor', 'key']);
    table.index(['created_at'], 'idempotency_keys_created');
  });

  // The database keeps the words itself, so no write path can forget them.
  if (isPostgres) {
    // Its parser knows punctuation only as far as the database's locale does.
    const between = [
      '!-/:-@[-`{-~[:space:]',
      '\\u0080-\\u00a9\\u00ab-\\u00b1\\u00b4\\u00b6-\\u00b8\\u00bb\\u00bf\\u00d7\\u00f7',
      '\\u2000-\\u206f\\u20a0-\\u20cf\\u2190-\\u23ff\\u2500-\\u2775\\u2794-\\u2bff\\u2e00-\\u2e7f',
      '\\u3000-\\u3004\\u3008-\\u3020\\u3030\\ufe30-\\ufe6f',
      '\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65',
      '\\U0001f000-\\U0001faff',
    ].join('');
    await knex.raw(`
      alter table records add column words tsvector generated always as (
        to_tsvector('simple', regexp_replace(
          lower(number || ' ' || title || ' ' || description),
          '[${between}]+', ' ', 'g'))
      ) stored`);
    await knex.raw('create index records_words on records using gin (words)');
  } else {
    await knex.raw(`
      create virtual table record_words using fts5(
        number, title, description,
        content='records', content_rowid='rowid',
        tokenize="unicode61 remove_diacritics 0", prefix='2 3')`);
    const values = (/** @type {string} */ row) =>
      `${row}.number, ${row}.title, ${row}.description`;
    const forget = `insert into record_words(record_words, rowid, number, title, description)
      values ('delete', old.rowid, ${values('old')});`;
    const learn = `insert into record_words(rowid, number, title, description)
      values (new.rowid, ${values('new')});`;
    await knex.raw(
      `create trigger records_words_insert after insert on records begin ${learn} end`,
    );
    await knex.raw(
      `create trigger records_words_update after update of number, title, description on records begin ${forget} ${learn} end`,
    );
    await knex.raw(
      `create trigger records_words_delete after delete on records begin ${forget} end`,
    );
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  if (knex.client.config.client !== 'pg') {
    await knex.raw('drop trigger records_words_insert');
    await knex.raw('drop trigger records_words_update');
    await knex.raw('drop trigger records_words_delete');
    await knex.raw('drop table record_words');
  }
  for (const table of [
    'idempotency_keys',
    'leases',
    'outbox',
    'activity',
    'awaited_links',
    'record_links',
    'record_tags',
    'record_watchers',
    'record_entities',
    'records',
    'counters',
  ]) {
    await knex.schema.dropTable(table);
  }
};
