// @ts-check

/**
 * Standard change templates, a row a version.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('change_templates', table => {
    table.uuid('id').primary();
    table.uuid('template_id').notNullable();
    table.integer('version').notNullable();
    table.text('name').notNullable();
    table.string('state', 20).notNullable();
    table.text('fields').notNullable().comment('JSON');
    table.text('fixed').notNullable().comment('JSON');
    table.text('entity_ref').comment('If its fields name one');
    table.string('from_change', 40).notNullable();
    table.text('proposed_by').notNullable();
    table.bigInteger('proposed_at').notNullable();
    table.text('decided_by');
    table.bigInteger('decided_at');
    table.text('reason');
    table.integer('used').notNullable().defaultTo(0);
    table.integer('failed').notNullable().defaultTo(0);
    table.unique(['template_id', 'version'], {
      indexName: 'change_templates_version',
    });
    table.index(['proposed_at', 'id'], 'change_templates_proposed');
    table.index(['state', 'proposed_at', 'id'], 'change_templates_state');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('change_templates');
};
