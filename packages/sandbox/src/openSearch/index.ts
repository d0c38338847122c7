// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export { OpenSearchServer } from './OpenSearchServer';
export type { LoggedCall, OpenSearchServerOptions } from './OpenSearchServer';
export type { OpenSearchFaults } from './OpenSearchFaults';
export { LogCollector } from './collector/LogCollector';
export type { LogCollectorOptions } from './collector/LogCollector';
export { startOpenSearch } from './startOpenSearch';
export type { OpenSearchOptions, RunningOpenSearch } from './startOpenSearch';
