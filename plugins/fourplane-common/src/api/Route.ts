// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ResourcePermission,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import { z } from 'zod';
import { ModelRef } from '../model';

/** Values of a path's `:params`, all of them strings. */
/** Texts, of which one with a default need not be given. */
type Params = z.ZodObject<
  Record<string, z.ZodType<string, string | undefined>>
>;
type Query = z.ZodObject;

/**
 * What of a reply another permission guards. With a selection it is left out of the reply that the handler makes;
 * `handler` says that the handler asks for the permission itself, because it pages over what is left.
 *
 * @public
 */
export type Within<R> = {
  readonly permission: ResourcePermission<'catalog-entity'>;
} & (Selection<R> | { readonly by: 'handler' });

/**
 * Which stored object a route's permission is asked about.
 *
 * `object`: one object of the model, found from the path; the permission is asked on its catalog entity.
 * `items`: every item of the reply; those that are not allowed are left out.
 * `handler`: everything that the answer is made of, which is more than one object and no list: the handler asks about each
 * of them before it looks, and refuses where none is allowed.
 * `none`: the permission is a basic one, about no object.
 * What is named besides, and another permission guards, is `within`.
 *
 * @public
 */
export type Guard<P, R> =
  | {
      readonly by: 'object';
      readonly ref: (params: P) => ModelRef;
      readonly within?: Within<R>;
    }
  | ({ readonly by: 'items'; readonly within?: Within<R> } & Selection<R>)
  | { readonly by: 'handler'; readonly within?: undefined }
  | { readonly by: 'none'; readonly within?: Within<R> };

/** The objects a reply names one by one, and the reply without those that are not allowed. @public */
export interface Selection<R> {
  readonly refs: (data: R) => readonly ModelRef[];
  readonly keep: (data: R, allowed: (ref: ModelRef) => boolean) => R;
}

interface RouteShape<P extends Params, Q extends Query> {
  /** Express-style path below the plugin's base path. */
  readonly path: string;
  readonly params: P;
  readonly query: Q;
}

/** Who may ask: a permission about an object or its reply's items, or one about no object. */
type Guarded<P extends Params, R extends z.ZodType> =
  | {
      readonly permission: ResourcePermission<'catalog-entity'>;
      readonly guard: Exclude<Guard<z.output<P>, z.output<R>>, { by: 'none' }>;
    }
  | {
      readonly permission: BasicPermission;
      readonly guard: Extract<Guard<z.output<P>, z.output<R>>, { by: 'none' }>;
    };

/** A row that reads. Without a permission and a guard it does not compile, nor does any other. @public */
export type ReplyRoute<
  P extends Params = Params,
  Q extends Query = Query,
  R extends z.ZodType = z.ZodType,
> = RouteShape<P, Q> &
  Guarded<P, R> & {
    readonly method: 'GET';
    /** Shape of `data` in the reply. */
    readonly response: R;
  };

/** A row that changes something. It is audited, and its `body` is JSON and nothing else. @public */
export type ActionRoute<
  P extends Params = Params,
  B extends z.ZodObject = z.ZodObject,
  R extends z.ZodType = z.ZodType,
> = RouteShape<P, z.ZodObject<{}>> & {
  readonly method: 'POST';
  readonly body: B;
  readonly response: R;
  readonly permission: ResourcePermission<'catalog-entity'>;
  readonly guard: {
    readonly by: 'object';
    readonly ref: (params: z.output<P>) => ModelRef;
  };
};

/** A row that answers bit by bit: one JSON object a line (`application/x-ndjson`), each an `event`. @public */
export type StreamRoute<
  P extends Params = Params,
  Q extends Query = Query,
  E extends z.ZodType = z.ZodType,
> = RouteShape<P, Q> & {
  readonly method: 'GET';
  readonly event: E;
  readonly permission: ResourcePermission<'catalog-entity'>;
  readonly guard:
    | {
        readonly by: 'object';
        readonly ref: (params: z.output<P>) => ModelRef;
        readonly within?: Within<never>;
      }
    | { readonly by: 'handler'; readonly within?: undefined };
};

/** A row of the contract. @public */
export type Route = ReplyRoute | ActionRoute | StreamRoute;

/** Checks a row that reads against its own schemas and keeps their types. @public */
export function defineRoute<
  P extends Params,
  Q extends Query,
  R extends z.ZodType,
>(route: ReplyRoute<P, Q, R>): ReplyRoute<P, Q, R> {
  return route;
}

/** {@inheritDoc defineRoute} Of one that changes something. @public */
export function defineAction<
  P extends Params,
  B extends z.ZodObject,
  R extends z.ZodType,
>(route: Omit<ActionRoute<P, B, R>, 'query'>): ActionRoute<P, B, R> {
  return { ...route, query: z.object({}) };
}

/** {@inheritDoc defineRoute} Of one that answers bit by bit. @public */
export function defineStream<
  P extends Params,
  Q extends Query,
  E extends z.ZodType,
>(route: StreamRoute<P, Q, E>): StreamRoute<P, Q, E> {
  return route;
}

/**
 * What surrounds the data of every reply. `asOf` is when the model was read; `stale` names control planes whose
 * watches are broken and since when; `liveKey` is the opaque key the live channel announces when this reply has
 * changed, absent when the reply never changes by itself.
 *
 * @public
 */
export const replyMetaSchema = z.object({
  asOf: z.string(),
  stale: z.array(
    z.object({
      controlPlane: z.string(),
      since: z.string(),
      reason: z.string().optional(),
    }),
  ),
  liveKey: z.string().optional(),
});

/** {@inheritDoc replyMetaSchema} @public */
export type ReplyMeta = z.infer<typeof replyMetaSchema>;

/** A reply as it goes over the wire. @public */
export interface Reply<T> {
  readonly data: T;
  readonly meta: ReplyMeta;
}

/** Signals channel of live updates; a message is `{keys: string[]}`. @public */
export const LIVE_CHANNEL = 'fourplane';

/** Message on {@link LIVE_CHANNEL}: opaque keys of replies that changed. @public */
export const liveMessageSchema = z.object({ keys: z.array(z.string()) });
