// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import { fourplaneApiRef } from '@fourplane/plugin-fourplane-react';
import { lazyClient } from './lazyClient';

const api = ApiBlueprint.make({
  name: 'client',
  params: define =>
    define({
      api: fourplaneApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) =>
        lazyClient(async () => {
          const { createFourplaneClient } = await import('./client');
          return createFourplaneClient({ fetchApi });
        }),
    }),
});

export const apiExtensions = [api];
