// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export { KubeError } from './KubeError';
export type { KubeCause, KubeErrorOptions, KubeFailure } from './KubeError';
export type {
  KubeApi,
  KubeList,
  KubeUser,
  ListOptions,
  PodLogLine,
  PodLogOptions,
  WatchEvent,
  WatchOptions,
  WriteOptions,
} from './KubeApi';
export type { KubeMetadata, KubeObject, KubeResource } from './KubeObject';
