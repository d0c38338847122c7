// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ActionRouteName } from '@fourplane/plugin-fourplane-common';
import { useEffect, useRef, useState } from 'react';
import { actionFailureOf, type ActionFailure } from './ActionFailure';
import { randomKey } from './randomKey';

/** Where an action stands. @public */
export type ActionState<T> =
  | { readonly state: 'idle' }
  | { readonly state: 'sending' }
  | { readonly state: 'failed'; readonly failure: ActionFailure }
  | { readonly state: 'done'; readonly data: T };

/** An action and its one attempt. @public */
export type Action<I, T> = ActionState<T> & {
  /** Does it; while it is under way, or done, nothing happens. */
  readonly run: (input: I) => void;
  /** Forgets a failure: what was asked has changed. */
  readonly forget: () => void;
};

/**
 * Does something once, however often it is asked to: everything a component tries carries the same key, so that trying
 * again after a lost answer does not do it twice. Another key comes with another mounting of the component.
 *
 * @public
 */
export function useAction<I, T>(options: {
  readonly route: ActionRouteName;
  readonly send: (input: I, key: string) => Promise<{ readonly data: T }>;
  readonly onDone?: (data: T) => void;
}): Action<I, T> {
  const { route, send, onDone } = options;
  const [key] = useState(randomKey);
  const [state, setState] = useState<ActionState<T>>({ state: 'idle' });
  const isBusy = useRef(false);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const run = async (input: I) => {
    if (isBusy.current) {
      return;
    }
    isBusy.current = true;
    setState({ state: 'sending' });
    try {
      const { data } = await send(input, key);
      if (isThere.current) {
        setState({ state: 'done', data });
        onDone?.(data);
      }
    } catch (error) {
      isBusy.current = false;
      if (isThere.current) {
        setState({ state: 'failed', failure: actionFailureOf(error, route) });
      }
    }
  };
  return {
    ...state,
    run: input => void run(input),
    forget: () => state.state === 'failed' && setState({ state: 'idle' }),
  };
}
