// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ModelRef } from '@fourplane/plugin-fourplane-common';
import { openChoreoRouteRef } from '../routes';
import { useLinkTo } from '../useLinkTo';
import { planePaths } from './planePaths';

/** Makes links to the pages of planes; `undefined` of one that has none, or where the portal has no page of the platform. */
export function usePlaneHref(): (ref: ModelRef) => string | undefined {
  const root = useLinkTo(openChoreoRouteRef)()?.();
  return ({ controlPlane, kind, tenant, name }) => {
    const segment = Object.entries(planePaths).find(
      ([known]) => known === kind,
    )?.[1];
    if (root === undefined || segment === undefined) {
      return undefined;
    }
    const path = [controlPlane, segment, name]
      .map(encodeURIComponent)
      .join('/');
    const query = tenant ? `?${new URLSearchParams({ tenant })}` : '';
    return `${root.replace(/\/+$/, '')}/${path}${query}`;
  };
}
