// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ResourcePermission,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import { z } from 'zod';
import { ModelRef } from '../model';

/** Values of a path's `:params`, all of them strings. */
type Params = z.ZodObject<Record<string, z.ZodType<string, string>>>;
type Query = z.ZodObject;

/**
 * Which stored object a route's permission is asked about.
 *
 * `object`: one object of the model, found from the path; the permission is asked on its catalog entity.
 * `items`: every item of the reply; those that are not allowed are left out. What an item names besides, and another
 * permission guards, is `within`; it is left out of the items that are shown.
 * `none`: the permission is a basic one, about no object.
 *
 * @public
 */
export type Guard<P, R> =
  | { readonly by: 'object'; readonly ref: (params: P) => ModelRef }
  | ({
      readonly by: 'items';
      readonly within?: Selection<R> & {
        readonly permission: ResourcePermission<'catalog-entity'>;
      };
    } & Selection<R>)
  | { readonly by: 'none' };

/** The objects a reply names one by one, and the reply without those that are not allowed. @public */
export interface Selection<R> {
  readonly refs: (data: R) => readonly ModelRef[];
  readonly keep: (data: R, allowed: (ref: ModelRef) => boolean) => R;
}

interface RouteShape<P extends Params, Q extends Query, R extends z.ZodType> {
  readonly method: 'GET';
  /** Express-style path below the plugin's base path. */
  readonly path: string;
  readonly params: P;
  readonly query: Q;
  /** Shape of `data` in the reply. */
  readonly response: R;
}

/** A row of the contract: without a permission and a guard it does not compile. @public */
export type Route<
  P extends Params = Params,
  Q extends Query = Query,
  R extends z.ZodType = z.ZodType,
> = RouteShape<P, Q, R> &
  (
    | {
        readonly permission: ResourcePermission<'catalog-entity'>;
        readonly guard: Exclude<
          Guard<z.output<P>, z.output<R>>,
          { by: 'none' }
        >;
      }
    | {
        readonly permission: BasicPermission;
        readonly guard: { readonly by: 'none' };
      }
  );

/** Checks a row against its own schemas and keeps their types. @public */
export function defineRoute<
  P extends Params,
  Q extends Query,
  R extends z.ZodType,
>(route: Route<P, Q, R>): Route<P, Q, R> {
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
