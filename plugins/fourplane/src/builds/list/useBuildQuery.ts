// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  buildListInput,
  readBuildQuery,
  writeBuildQuery,
  type BuildQuery,
} from './BuildQuery';

/** The query in the address, its change, and how it is asked; every change but turning the page starts on the first one. */
export function useBuildQuery() {
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => readBuildQuery(params), [params]);
  const [openedAt] = useState(() => Date.now());
  const input = useMemo(
    () => buildListInput(query, openedAt),
    [query, openedAt],
  );
  const change = (part: Partial<BuildQuery>) =>
    setParams(
      current =>
        writeBuildQuery(current, {
          ...readBuildQuery(current),
          cursor: undefined,
          ...part,
        }),
      { replace: true },
    );
  return { query, input, change };
}
