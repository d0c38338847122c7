// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('fourplane_live_secret', table => {
    table.comment('The secret behind the keys of the live channel; one row');
    table.string('id').primary().comment('Always the same');
    table.string('secret').notNullable().comment('32 random bytes, base64');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('fourplane_live_secret');
};
