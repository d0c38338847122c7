// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { entityOfKind } from '../entityOfKind';

const logsTab = EntityContentBlueprint.make({
  name: 'logs',
  params: {
    path: '/logs',
    title: 'Logs',
    filter: entityOfKind('component', 'component'),
    loader: () => import('./logTabs').then(m => <m.LogsTab />),
  },
});

const projectLogsTab = EntityContentBlueprint.make({
  name: 'project-logs',
  params: {
    path: '/logs',
    title: 'Logs',
    filter: entityOfKind('system', 'project'),
    loader: () => import('./logTabs').then(m => <m.ProjectLogsTab />),
  },
});

const environmentLogsTab = EntityContentBlueprint.make({
  name: 'environment-logs',
  params: {
    path: '/logs',
    title: 'Logs',
    filter: entityOfKind('resource', 'environment'),
    loader: () => import('./logTabs').then(m => <m.EnvironmentLogsTab />),
  },
});

const tenantLogsTab = EntityContentBlueprint.make({
  name: 'tenant-logs',
  params: {
    path: '/logs',
    title: 'Logs',
    filter: entityOfKind('domain', 'tenant'),
    loader: () => import('./logTabs').then(m => <m.TenantLogsTab />),
  },
});

export const logExtensions = [
  logsTab,
  projectLogsTab,
  environmentLogsTab,
  tenantLogsTab,
];
