// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FetchApi } from '@backstage/frontend-plugin-api';
import { lazyClient } from './lazyClient';

/** The client of the backend, loaded with the first thing it is asked. */
export function fourplaneClient({ fetchApi }: { fetchApi: FetchApi }) {
  return lazyClient(async () => {
    const { createFourplaneClient } = await import('./client');
    return createFourplaneClient({ fetchApi });
  });
}
