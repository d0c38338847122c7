// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FourplaneClient } from '@fourplane/plugin-fourplane-common';

type Method = (...args: unknown[]) => Promise<unknown> & AsyncIterable<unknown>;

/**
 * A client that is loaded by the first call of one of its methods. A load that fails is tried again by the next call.
 * Which rows the contract has is not known before; those that stream are called so.
 */
export function lazyClient(
  load: () => Promise<FourplaneClient>,
): FourplaneClient {
  let loading: Promise<FourplaneClient> | undefined;
  const loaded = () => {
    loading ??= load().catch(error => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  const methodOf = async (route: string): Promise<Method> =>
    Reflect.get(await loaded(), route);
  const client = new Proxy(
    {},
    {
      get(_, route) {
        // What is no row: a promise that resolves with the client asks it for `then`.
        if (typeof route !== 'string' || route === 'then') {
          return undefined;
        }
        return route.startsWith('stream')
          ? async function* stream(...args: unknown[]) {
              const method = await methodOf(route);
              yield* method(...args);
            }
          : async (...args: unknown[]) => {
              const method = await methodOf(route);
              return method(...args);
            };
      },
    },
  );
  // It has every row's method, which its type cannot show.
  return client as FourplaneClient;
}
