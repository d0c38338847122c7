// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ApiBlueprint,
  createFrontendPlugin,
  fetchApiRef,
  PageBlueprint,
  PluginWrapperBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  ANNOTATION_CONTROL_PLANE,
  ANNOTATION_KIND,
} from '@fourplane/plugin-fourplane-common';
import { fourplaneApiRef } from '@fourplane/plugin-fourplane-react';
import { RiStackLine } from '@remixicon/react';
import { lazyClient } from './api/lazyClient';
import { openChoreoRouteRef } from './routes';

const api = ApiBlueprint.make({
  name: 'client',
  params: define =>
    define({
      api: fourplaneApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) =>
        lazyClient(async () => {
          const { createFourplaneClient } = await import('./api/client');
          return createFourplaneClient({ fetchApi });
        }),
    }),
});

const wrapper = PluginWrapperBlueprint.make({
  params: define =>
    define({
      loader: () => import('./replyWrapper').then(m => m.replyWrapper),
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/openchoreo',
    title: 'OpenChoreo',
    icon: <RiStackLine />,
    routeRef: openChoreoRouteRef,
    loader: () =>
      import('./planes/OpenChoreoPage').then(m => <m.OpenChoreoPage />),
  },
});

const overviewCard = EntityCardBlueprint.make({
  name: 'overview',
  params: {
    type: 'content',
    filter: {
      kind: 'component',
      [`metadata.annotations.${ANNOTATION_CONTROL_PLANE}`]: { $exists: true },
      [`metadata.annotations.${ANNOTATION_KIND}`]: 'component',
    },
    loader: () =>
      import('./overview/OverviewCard').then(m => <m.OverviewCard />),
  },
});

/** The OpenChoreo plugin. @public */
export const fourplanePlugin = createFrontendPlugin({
  pluginId: 'fourplane',
  title: 'OpenChoreo',
  icon: <RiStackLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: openChoreoRouteRef },
  extensions: [api, wrapper, page, overviewCard],
});
