// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/* Argo Workflows, simulated as far as the builds of OpenChoreo v0.2 and v0.3 read it. */

export * from './objects';
export { workflowController } from './workflowController';
export type { WorkflowProgram } from './workflowController';
