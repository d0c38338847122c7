// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useMemo } from 'react';
import { useResolvedPath } from 'react-router-dom';

/**
 * Links to a list of builds, and to what is below it; `list` is where the list is from the route it is asked in. Parts
 * that are not there are left out.
 */
export function useRunLinks(list: '.' | '..') {
  const { pathname } = useResolvedPath(list);
  return useMemo(() => {
    const root = pathname.replace(/\/$/, '');
    return {
      list: root || '/',
      run: (...parts: readonly (string | undefined)[]) =>
        [
          root,
          ...parts.flatMap(part => (part ? encodeURIComponent(part) : [])),
        ].join('/'),
    };
  }, [pathname]);
}
