// @ts-check

/**
 * Windows, what changes collide with, and what is remembered of the catalog so
 * that both can be told while it is out of reach.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('windows', table => {
    table.comment('Freezes and maintenance windows');
    table.uuid('id').primary();
    table.text('name').notNullable();
    table.string('kind', 20).notNullable();
    table.text('body').notNullable().comment('JSON: what people say of it');
    table.integer('version').notNullable();
    table.text('created_by').notNullable();
    table.bigInteger('created_at').notNullable();
    table.text('updated_by').notNullable();
    table.bigInteger('updated_at').notNullable();
    table.bigInteger('retired_at');
    table.index(['retired_at', 'id'], 'windows_retired');
  });

  await knex.schema.createTable('change_conflicts', table => {
    table.comment('Conflicts of planned changes, one row from each side');
    table
      .uuid('change_id')
      .notNullable()
      .references('records.id')
      .deferrable('deferred');
    table.integer('position').notNullable();
    table.uuid('other_id').comment('The other change or incident, if any');
    table.text('body').notNullable().comment('JSON');
    table.primary(['change_id', 'position']);
    table.index(['other_id'], 'change_conflicts_other');
  });

  await knex.schema.createTable('conflict_marks', table => {
    table.comment('What has changed since conflicts were last looked for');
    table.string('subject', 60).primary();
    table.string('mark', 36).notNullable();
    table.bigInteger('marked_at').notNullable();
    table.index(['marked_at'], 'conflict_marks_marked');
  });

  await knex.schema.createTable('entity_facts', table => {
    table.comment('What the catalog said of entities');
    table.text('entity_ref').primary();
    table.bigInteger('taken_at').notNullable();
    table.text('facts').comment('JSON; empty if it has no such entity');
    table.index(['taken_at'], 'entity_facts_taken');
  });

  await knex.schema.createTable('entity_closures', table => {
    table.comment('What entities lead to, both ways');
    table.text('entity_ref').primary();
    table.bigInteger('taken_at').notNullable();
    table.text('reached').comment('JSON; empty if it has no such entity');
    table.index(['taken_at'], 'entity_closures_taken');
  });

  await knex.schema.createTable('calendar_links', table => {
    table.comment('The one address of each user that is valid');
    table.text('user_ref').primary();
    table.uuid('link_id').notNullable();
    table.bigInteger('created_at').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'calendar_links',
    'entity_closures',
    'entity_facts',
    'conflict_marks',
    'change_conflicts',
    'windows',
  ]) {
    await knex.schema.dropTable(table);
  }
};
