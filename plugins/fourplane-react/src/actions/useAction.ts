// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ActionRouteName } from '@fourplane/plugin-fourplane-common';
import { useEffect, useRef, useState } from 'react';
import { actionFailureOf, type ActionFailure } from './ActionFailure';

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

/** A random UUID; browsers offer one ready-made only to pages that came over HTTPS. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const version = 0x40 + ((bytes[6] ?? 0) % 0x10);
  const variant = 0x80 + ((bytes[8] ?? 0) % 0x40);
  const hex = [...bytes]
    .map((byte, index) => {
      const marked: Record<number, number> = { 6: version, 8: variant };
      return (marked[index] ?? byte).toString(16).padStart(2, '0');
    })
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
