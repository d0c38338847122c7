// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/* Argo Workflows, simulated: what its controller makes of workflows, held to the real one in test/argo. */

export * from './objects';
export { carryOut } from './carryOut';
export { expiresAt } from './expiresAt';
export { passWishesOn, wishesOf } from './passWishesOn';
export { withTemplate } from './withTemplate';
export { workflowController, workflowIndexes } from './workflowController';
export type { WorkflowProgram } from './workflowController';
