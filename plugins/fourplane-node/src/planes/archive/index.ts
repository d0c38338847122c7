// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export { LogArchiveError } from './LogArchiveError';
export type {
  LogArchiveErrorOptions,
  LogArchiveFailure,
} from './LogArchiveError';
export { LogArchives } from './LogArchives';
export type { ArchivedControlPlane } from './LogArchives';
export { nanosecondTime } from './nanosecondTime';
