// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import { fourplaneApiRef } from '@fourplane/plugin-fourplane-react';
import { fourplaneClient } from './fourplaneClient';

const api = ApiBlueprint.make({
  name: 'client',
  params: define =>
    define({
      api: fourplaneApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: fourplaneClient,
    }),
});

export const apiExtensions = [api];
