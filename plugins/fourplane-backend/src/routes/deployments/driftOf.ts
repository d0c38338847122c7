// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Drift,
  isSameRef,
  Placed,
  ReleaseSummary,
} from '@fourplane/plugin-fourplane-common';
import { releaseOf } from './releaseSummaries';

/**
 * How what runs in one environment stands to what runs in the one before it; `releases` are newest first. Nothing where
 * either runs nothing.
 */
export function driftOf(
  deployment: Placed | undefined,
  before: Placed | undefined,
  releases: readonly ReleaseSummary[],
): Drift | undefined {
  if (!isRunning(deployment) || !isRunning(before)) {
    return undefined;
  }
  const from = before.environment;
  const own = releaseOf(deployment, releases);
  const other = releaseOf(before, releases);
  if (isSameRelease(deployment, before)) {
    const isAlike = deployment.overrides === before.overrides;
    return { from, state: isAlike ? 'same' : 'different' };
  }
  if (
    !own?.createdAt ||
    !other?.createdAt ||
    own.createdAt === other.createdAt
  ) {
    return { from, state: 'unknown' };
  }
  const distance = releases.indexOf(own) - releases.indexOf(other);
  return {
    from,
    state: distance > 0 ? 'behind' : 'ahead',
    releases: Math.abs(distance),
  };
}

/** Where a generation has no releases the image says what runs. */
function isSameRelease(one: Placed, other: Placed): boolean {
  return one.release && other.release
    ? isSameRef(one.release, other.release)
    : one.image !== undefined && one.image === other.image;
}

function isRunning(deployment: Placed | undefined): deployment is Placed {
  return (
    deployment !== undefined &&
    deployment.desired !== 'undeployed' &&
    (deployment.release ?? deployment.image) !== undefined
  );
}
