// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  AnyRouteRefParams,
  RouteFunc,
  RouteRef,
  SubRouteRef,
} from '@backstage/frontend-plugin-api';
import {
  routeResolutionApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { useVersionedContext } from '@backstage/version-bridge';
import { useLocation } from 'react-router-dom';

type Ref<P extends AnyRouteRefParams> = RouteRef<P> | SubRouteRef<P>;

/** What the legacy frontend system resolves routes by. */
interface LegacyRoutes {
  resolve<P extends AnyRouteRefParams>(
    ref: Ref<P>,
    from: { pathname: string },
  ): RouteFunc<P> | undefined;
}

/**
 * Makes links to a route in either frontend system: as seen from where we are, or from another address of the portal,
 * such as an entity's page. `undefined` where the portal does not have what the route leads to.
 */
export function useLinkTo<P extends AnyRouteRefParams>(
  ref: Ref<P>,
): (from?: string) => RouteFunc<P> | undefined {
  const { pathname } = useLocation();
  const routes = useApiHolder().get(routeResolutionApiRef);
  // Under the name that the system's own hook reads.
  const legacy = useVersionedContext<{ 1: LegacyRoutes }>('routing-context');
  return (from = pathname) =>
    routes
      ? routes.resolve(ref, { sourcePath: from })
      : legacy?.atVersion(1)?.resolve(ref, { pathname: from });
}
