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
 * again after a lost answer does not do it twice. Another key comes with another mounting of the component, or with
 * another `of`, which names what is asked.
 *
 * @public
 */
export function useAction<I, T>(options: {
  readonly route: ActionRouteName;
  readonly of?: string;
  readonly send: (input: I, key: string) => Promise<{ readonly data: T }>;
  readonly onDone?: (data: T) => void;
}): Action<I, T> {
  const { route, of, send, onDone } = options;
  const [attempt, setAttempt] = useState(() => ({ of, key: randomKey() }));
  const [state, setState] = useState<ActionState<T>>({ state: 'idle' });
  if (attempt.of !== of) {
    setAttempt({ of, key: randomKey() });
    setState({ state: 'idle' });
  }
  const latestKey = useRef(attempt.key);
  latestKey.current = attempt.key;
  const busyWith = useRef<string>();
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const run = async (input: I) => {
    const { key } = attempt;
    if (busyWith.current === key) {
      return;
    }
    busyWith.current = key;
    const isWanted = () => isThere.current && latestKey.current === key;
    setState({ state: 'sending' });
    try {
      const { data } = await send(input, key);
      if (isWanted()) {
        setState({ state: 'done', data });
        onDone?.(data);
      }
    } catch (error) {
      busyWith.current = undefined;
      if (isWanted()) {
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
