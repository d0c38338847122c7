// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import { contract } from './contract';
import { readEvents } from './readEvents';
import {
  ActionRoute,
  Reply,
  ReplyRoute,
  replyMetaSchema,
  Route,
  StreamRoute,
} from './Route';

type Contract = typeof contract;

/** The name of a row of the contract. @public */
export type RouteName = keyof Contract;

/** The name of a row that reads. @public */
export type ReplyRouteName = {
  [K in RouteName]: Contract[K] extends
    | { event: z.ZodType }
    | { body: z.ZodType }
    ? never
    : K;
}[RouteName];

/** The name of a row that changes something. @public */
export type ActionRouteName = {
  [K in RouteName]: Contract[K] extends { body: z.ZodType } ? K : never;
}[RouteName];

/** The name of a row that answers bit by bit. @public */
export type StreamRouteName = {
  [K in RouteName]: Contract[K] extends { event: z.ZodType } ? K : never;
}[RouteName];

/** An empty schema's input forbids every key, so it must not meet another one in an intersection. */
type InputOf<S extends z.ZodObject> = string extends keyof z.input<S>
  ? object
  : z.input<S>;

/** What a row of the contract is asked with: its path's values, its query, and the body of one that changes something. @public */
export type RouteInput<K extends RouteName> = InputOf<Contract[K]['params']> &
  InputOf<Contract[K]['query']> &
  (Contract[K] extends { body: infer B extends z.ZodObject }
    ? { readonly body: z.input<B> }
    : object);

/** What a row of the contract answers: the `data` of its reply, or one event of its stream. @public */
export type RouteData<K extends RouteName> = Contract[K] extends {
  response: infer R extends z.ZodType;
}
  ? z.output<R>
  : Contract[K] extends { event: infer E extends z.ZodType }
  ? z.output<E>
  : never;

interface CallOptions {
  readonly signal?: AbortSignal;
}

/** One method per row that reads. @public */
export type ReplyClient = {
  readonly [K in ReplyRouteName]: (
    input: RouteInput<K>,
    options?: CallOptions,
  ) => Promise<Reply<RouteData<K>>>;
};

/** One method per row that answers bit by bit. @public */
export type StreamClient = {
  readonly [K in StreamRouteName]: (
    input: RouteInput<K>,
    options?: CallOptions,
  ) => AsyncIterable<RouteData<K>>;
};

/** One method per row of the contract. @public */
export type FourplaneClient = ReplyClient & {
  readonly [K in ActionRouteName]: (
    input: RouteInput<K>,
    options?: CallOptions,
  ) => Promise<Reply<RouteData<K>>>;
} & StreamClient;

/** What the client needs from its surroundings: Backstage's fetch API. @public */
export interface ClientOptions {
  readonly fetchApi: { readonly fetch: typeof fetch };
}

type Input = Readonly<Record<string, unknown>>;

/**
 * Makes the typed client from the contract. A method rejects with a `ResponseError` when the backend refuses, and
 * with a `ZodError` when the reply does not have the contract's shape (backend and frontend of different versions).
 * A stream's iterator does the same, and ends when the connection does: where it was cut before its `end` event, the
 * caller asks again after the last line it has.
 *
 * @public
 */
export function createFourplaneClient(options: ClientOptions): FourplaneClient {
  const { fetch } = options.fetchApi;
  const methods = Object.entries<Route>(
    contract as unknown as Record<string, Route>,
  ).map(([key, route]) => {
    const ask = async (input: Input, { signal }: CallOptions) => {
      const body = 'body' in route ? JSON.stringify(input.body) : undefined;
      const response = await fetch(
        `plugin://fourplane${pathOf(route, input)}`,
        {
          method: route.method,
          signal,
          ...(body && {
            body,
            headers: { 'content-type': 'application/json' },
          }),
        },
      );
      if (!response.ok) {
        throw await ResponseError.fromResponse(response);
      }
      return response;
    };
    return [
      key,
      'event' in route ? streamOf(route, ask) : replyOf(route, ask),
    ] as const;
  });
  return Object.fromEntries(methods) as unknown as FourplaneClient;
}

type Ask = (input: Input, options: CallOptions) => Promise<Response>;

function replyOf(route: ReplyRoute | ActionRoute, ask: Ask) {
  const replySchema = z.object({ data: route.response, meta: replyMetaSchema });
  return async (input: Input, options: CallOptions = {}) => {
    const response = await ask(input, options);
    return replySchema.parse(await response.json());
  };
}

function streamOf(route: StreamRoute, ask: Ask) {
  return async function* events(input: Input, options: CallOptions = {}) {
    const response = await ask(input, options);
    yield* readEvents(response, route.event);
  };
}

function pathOf({ path, params, query }: Route, input: Input): string {
  // What has a default need not be given; what is wrong is for the backend to say.
  const values = params.safeParse(input).data ?? input;
  const filled = path.replace(/:(\w+)/g, (_, key) =>
    encodeURIComponent(String(values[key])),
  );
  const search = new URLSearchParams(
    Object.keys(query.shape)
      .filter(key => input[key] !== undefined)
      .map(key => [key, String(input[key])]),
  ).toString();
  return search ? `${filled}?${search}` : filled;
}
