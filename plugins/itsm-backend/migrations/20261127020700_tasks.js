// @ts-check

/**
 * The tasks of changes and problems.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('tasks', table => {
    table.uuid('id').primary();
    table
      .uuid('record_id')
      .notNullable()
      .references('records.id')
      .deferrable('deferred');
    table.string('number', 40).notNullable();
    table.bigInteger('sequence').notNullable();
    table.string('kind', 20).notNullable();
    table.string('state', 20).notNullable();
    table.text('title').notNullable();
    table.text('description').notNullable();
    table.text('notes');
    table.text('assignee');
    table.text('assignment_group');
    table.bigInteger('planned_start');
    table.bigInteger('planned_end');
    table.bigInteger('actual_start');
    table.bigInteger('actual_end');
    table.integer('position').notNullable();
    table.bigInteger('created_at').notNullable();
    table.text('created_by').notNullable();
    table.bigInteger('updated_at').notNullable();
    table.integer('version').notNullable();
    table.unique(['number'], { indexName: 'tasks_number' });
    table.index(['record_id', 'position', 'sequence'], 'tasks_record');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('tasks');
};
