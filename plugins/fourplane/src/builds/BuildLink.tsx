// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Link, Text } from '@backstage/ui';
import { buildRouteRef } from '../routes';
import { useLinkTo } from '../useLinkTo';

/** Leads to the run of a build, where the portal has the tab with the builds. */
export function BuildLink(props: { build: string; title?: string }) {
  const { build, title = build } = props;
  const linkTo = useLinkTo(buildRouteRef)();
  return linkTo ? (
    <Link href={linkTo({ build })} title={build}>
      {title}
    </Link>
  ) : (
    <Text title={build}>{title}</Text>
  );
}
