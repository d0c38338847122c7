// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { entityOfKind } from '../entityOfKind';

const overviewCard = EntityCardBlueprint.make({
  name: 'overview',
  params: {
    type: 'content',
    filter: entityOfKind('component', 'component'),
    loader: () => import('./OverviewCard').then(m => <m.OverviewCard />),
  },
});

export const overviewExtensions = [overviewCard];
