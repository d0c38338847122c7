// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { entityOfKind } from '../entityOfKind';

const metricsTab = EntityContentBlueprint.make({
  name: 'metrics',
  params: {
    path: '/metrics',
    title: 'Metrics',
    filter: entityOfKind('component', 'component'),
    loader: () => import('./MetricsTab').then(m => <m.MetricsTab />),
  },
});

export const metricExtensions = [metricsTab];
