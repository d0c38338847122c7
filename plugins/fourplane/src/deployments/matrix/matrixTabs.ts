// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export { EnvironmentDeploymentsTab } from './EnvironmentDeploymentsTab';
export { ProjectDeploymentsTab } from './ProjectDeploymentsTab';
