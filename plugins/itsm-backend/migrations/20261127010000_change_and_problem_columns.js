// @ts-check

/**
 * What changes and problems are found and counted by.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('records', table => {
    table.string('model', 100);
    table.bigInteger('planned_start');
    table.bigInteger('planned_end');
    table.bigInteger('actual_start');
    table.bigInteger('actual_end');
    table.string('risk_level', 20);
    table.string('close_code', 40);
    table.boolean('known_error');
  });
  await knex.raw(
    'create index records_planned on records (planned_end, planned_start) where planned_end is not null',
  );
  await knex.raw(
    'create index records_implemented on records (actual_start) where actual_start is not null',
  );
  await knex.raw(
    'create index records_known_error on records (id) where known_error',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const index of [
    'records_planned',
    'records_implemented',
    'records_known_error',
  ]) {
    await knex.raw(`drop index ${index}`);
  }
  // Not by the schema builder, which makes the table anew on SQLite.
  for (const column of [
    'model',
    'planned_start',
    'planned_end',
    'actual_start',
    'actual_end',
    'risk_level',
    'close_code',
    'known_error',
  ]) {
    await knex.raw(`alter table records drop column ${column}`);
  }
};
