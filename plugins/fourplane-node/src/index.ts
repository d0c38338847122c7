// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * OpenChoreo control planes for Backstage backends: one watch per kind, one model.
 *
 * @packageDocumentation
 */

export * from './authorize';
export * from './controlPlane';
export * from './forms';
export * from './intents';
export * from './kube';
export * from './planes';
export type {
  OverrideOptions,
  RefScope,
  SettingOptions,
} from './dialects/Dialect';
