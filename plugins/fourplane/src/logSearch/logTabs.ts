// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export { EnvironmentLogsTab } from './EnvironmentLogsTab';
export { LogsTab } from './LogsTab';
export { ProjectLogsTab } from './ProjectLogsTab';
export { TenantLogsTab } from './TenantLogsTab';
