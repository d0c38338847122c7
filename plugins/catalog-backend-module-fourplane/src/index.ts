// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Keeps catalog entities equal to the OpenChoreo model.
 *
 * @packageDocumentation
 */

export { catalogModuleFourplane as default } from './module';
export * from './permissions/rules';
export { FourplaneEntityProvider } from './FourplaneEntityProvider';
export { EntitySync } from './sync/EntitySync';
export type { EntitySyncOptions } from './sync/EntitySync';
export type { EntitySyncStatus } from './sync/EntitySyncStatus';
export type { EntitySyncSettings } from './sync/EntitySyncSettings';
export type { EntitySource } from './sync/EntitySource';
export type { HeldEntities } from './sync/HeldEntities';
export type { HeldRemovals, RemovalGuardOptions } from './sync/RemovalGuard';
