// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Software template actions for OpenChoreo.
 *
 * @packageDocumentation
 */

export { scaffolderModuleFourplane as default } from './module';
export { createFourplaneActions } from './createFourplaneActions';
export type { ActionServices, Patience } from './run/ActionServices';
