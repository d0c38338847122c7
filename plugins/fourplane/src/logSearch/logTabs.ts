// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export { LogsTab } from './LogsTab';
export { ProjectLogsTab } from './ProjectLogsTab';
