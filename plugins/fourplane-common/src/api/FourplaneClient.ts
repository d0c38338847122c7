// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import { contract } from './contract';
import { Reply, replyMetaSchema } from './Route';

type Contract = typeof contract;

/** The name of a row of the contract. @public */
export type RouteName = keyof Contract;

/** An empty schema's input forbids every key, so it must not meet another one in an intersection. */
type InputOf<S extends z.ZodObject> = string extends keyof z.input<S>
  ? object
  : z.input<S>;

/** What a row of the contract is asked with: its path's values and its query. @public */
export type RouteInput<K extends RouteName> = InputOf<Contract[K]['params']> &
  InputOf<Contract[K]['query']>;

/** What a row of the contract answers: the `data` of its reply. @public */
export type RouteData<K extends RouteName> = z.output<Contract[K]['response']>;

/** One method per row of the contract. @public */
export type FourplaneClient = {
  readonly [K in RouteName]: (
    input: RouteInput<K>,
    options?: { signal?: AbortSignal },
  ) => Promise<Reply<RouteData<K>>>;
};

/** What the client needs from its surroundings: Backstage's fetch API. @public */
export interface ClientOptions {
  readonly fetchApi: { readonly fetch: typeof fetch };
}

/**
 * Makes the typed client from the contract. A method rejects with a `ResponseError` when the backend refuses, and
 * with a `ZodError` when the reply does not have the contract's shape (backend and frontend of different versions).
 *
 * @public
 */
export function createFourplaneClient(options: ClientOptions): FourplaneClient {
  const methods = Object.entries(contract).map(([key, route]) => {
    const replySchema = z.object({
      data: route.response as z.ZodType,
      meta: replyMetaSchema,
    });
    const call = async (
      input: Record<string, string>,
      { signal }: { signal?: AbortSignal } = {},
    ) => {
      const response = await options.fetchApi.fetch(
        `plugin://fourplane${pathOf(route.path, route.query, input)}`,
        { method: route.method, signal },
      );
      if (!response.ok) {
        throw await ResponseError.fromResponse(response);
      }
      return replySchema.parse(await response.json());
    };
    return [key, call] as const;
  });
  return Object.fromEntries(methods) as unknown as FourplaneClient;
}

function pathOf(
  path: string,
  query: z.ZodObject,
  input: Record<string, string>,
): string {
  const filled = path.replace(/:(\w+)/g, (_, key) =>
    encodeURIComponent(input[key]),
  );
  const search = new URLSearchParams(
    Object.keys(query.shape)
      .filter(key => input[key] !== undefined)
      .map(key => [key, input[key]]),
  ).toString();
  return search ? `${filled}?${search}` : filled;
}
