// @ts-check

/**
 * What the line said that a record was last imported from, so that a file that
 * comes again is known without reading the records.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('imported_lines', table => {
    table.comment('By record, the SHA-256 of what was imported last');
    table
      .uuid('record_id')
      .primary()
      .references('records.id')
      .deferrable('deferred');
    table.string('line_hash', 44).notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('imported_lines');
};
