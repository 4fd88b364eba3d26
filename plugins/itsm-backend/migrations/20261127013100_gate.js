// @ts-check

/**
 * What the gate answered, and the deployments that were reported.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('signing_keys', table => {
    table.comment('Ed25519 keys by which receipts and addresses are signed');
    table.string('id', 36).primary();
    table.string('use', 40).notNullable().unique('signing_keys_use');
    table.text('private_key').notNullable().comment('JSON Web Key');
    table.bigInteger('created_at').notNullable();
  });

  await knex.schema.createTable('gate_receipts', table => {
    table.comment('What the gate answered: only ever appended to');
    table.uuid('id').primary();
    table.uuid('change_id').comment('The change that was named or found');
    table.bigInteger('decided_at').notNullable();
    table.text('body').notNullable().comment('JSON: what the receipt says');
    table.text('receipt').notNullable().comment('The signed form');
    table.index(['change_id', 'decided_at', 'id'], 'gate_receipts_change');
  });

  await knex.schema.createTable('deployments', table => {
    table.comment('Deployments that were reported');
    table.uuid('id').primary();
    table.string('identity', 64).notNullable().unique('deployments_identity');
    table
      .uuid('change_id')
      .comment('The change it was made by, or that records it');
    table.text('entity_ref').notNullable();
    table.bigInteger('deployed_at').notNullable();
    table.boolean('authorized').notNullable();
    table.text('body').notNullable().comment('JSON: what was reported');
    table.index(['change_id', 'deployed_at'], 'deployments_change');
    table.index(['entity_ref', 'deployed_at'], 'deployments_entity');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of ['deployments', 'gate_receipts', 'signing_keys']) {
    await knex.schema.dropTable(table);
  }
};
