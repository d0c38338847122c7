// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { refKey, Route } from '@fourplane/plugin-fourplane-common';
import { Authorizer } from '@fourplane/plugin-fourplane-node';

/** Lets the caller through to the handler, or throws. What is guarded item by item is for {@link visible}, or for the handler. */
export async function admit(
  authorizer: Authorizer,
  credentials: BackstageCredentials,
  route: Route,
  params: Record<string, string>,
): Promise<void> {
  const { permission, guard } = route;
  if (permission.type === 'basic') {
    await authorizer.require(credentials, permission);
  } else if (guard.by === 'object') {
    await authorizer.require(credentials, permission, guard.ref(params));
  } else if (guard.by !== 'items' && guard.by !== 'handler') {
    throw new Error(`Nothing guards ${route.path}`);
  }
}

/** The reply without what the caller may not see of it. */
export async function visible(
  authorizer: Authorizer,
  credentials: BackstageCredentials,
  route: Route,
  data: unknown,
): Promise<unknown> {
  let kept = data;
  for (const part of selectionsOf(route)) {
    const allowed = await authorizer.filter(
      credentials,
      part.permission,
      part.refs(kept),
    );
    const keys = new Set(allowed.map(refKey));
    kept = part.keep(kept, ref => keys.has(refKey(ref)));
  }
  return kept;
}

function selectionsOf(route: Route) {
  if (!('response' in route) || 'body' in route) {
    return [];
  }
  const { permission, guard } = route;
  const items =
    guard.by === 'items' && permission.type === 'resource'
      ? [{ permission, refs: guard.refs, keep: guard.keep }]
      : [];
  const { within } = guard;
  return within && 'refs' in within ? [...items, within] : items;
}
