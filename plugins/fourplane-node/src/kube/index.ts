// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export { KubeError } from './KubeError';
export type { KubeErrorOptions, KubeFailure } from './KubeError';
export type {
  KubeApi,
  KubeList,
  ListOptions,
  WatchEvent,
  WatchOptions,
} from './KubeApi';
export type { KubeMetadata, KubeObject, KubeResource } from './KubeObject';
