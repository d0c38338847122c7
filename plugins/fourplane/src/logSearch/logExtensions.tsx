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

export const logExtensions = [logsTab, projectLogsTab];
