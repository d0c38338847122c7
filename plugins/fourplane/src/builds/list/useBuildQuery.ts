// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useMemo, useState } from 'react';
import { useAddressQuery } from '../../useAddressQuery';
import { buildListInput, buildQuerySchema } from './BuildQuery';

/** The query in the address, its change, and how it is asked; every change but turning the page starts on the first one. */
export function useBuildQuery() {
  const { query, change } = useAddressQuery(buildQuerySchema, 'cursor');
  const [openedAt] = useState(() => Date.now());
  const input = useMemo(
    () => buildListInput(query, openedAt),
    [query, openedAt],
  );
  return { query, input, change };
}
