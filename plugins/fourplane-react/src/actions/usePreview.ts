// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ActionRouteName } from '@fourplane/plugin-fourplane-common';
import { useEffect, useRef, useState } from 'react';
import { actionFailureOf, type ActionFailure } from './ActionFailure';
import { randomKey } from './randomKey';

/** What an action would do, as far as it is known; `idle` while nothing is asked. @public */
export type PreviewState<T> =
  | { readonly state: 'idle' }
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: ActionFailure }
  | { readonly state: 'present'; readonly data: T };

/** A preview, and looking again. @public */
export type Preview<T> = PreviewState<T> & { readonly look: () => void };

/**
 * Asks what an action would do, without doing it: when it is first shown, and whenever `of`, which names what is asked,
 * changes. Without `of` nothing is asked yet. An answer to an earlier question is dropped.
 *
 * @public
 */
export function usePreview<T>(options: {
  readonly route: ActionRouteName;
  readonly of: string | undefined;
  readonly ask: (key: string) => Promise<{ readonly data: T }>;
}): Preview<T> {
  const { route, of, ask } = options;
  const [times, setTimes] = useState(0);
  const [state, setState] = useState<PreviewState<T>>({
    state: of === undefined ? 'idle' : 'loading',
  });
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (of === undefined) {
      setState({ state: 'idle' });
      return undefined;
    }
    let isWanted = true;
    setState({ state: 'loading' });
    latest.current(randomKey()).then(
      ({ data }) => isWanted && setState({ state: 'present', data }),
      error =>
        isWanted &&
        setState({ state: 'failed', failure: actionFailureOf(error, route) }),
    );
    return () => {
      isWanted = false;
    };
  }, [route, of, times]);
  return { ...state, look: () => setTimes(count => count + 1) };
}
