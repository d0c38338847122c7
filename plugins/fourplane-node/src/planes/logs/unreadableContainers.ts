// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Problem } from '@fourplane/plugin-fourplane-common';
import { LogEnd } from './PodLogTarget';
import { ContainerState, PodState } from './podState';

/** The end of a log that is asked of a container which the pod does not have. */
export function noContainer(
  pod: string,
  name: string | undefined,
  { containers }: PodState,
): LogEnd {
  const names = containers.map(each => each.name).join(', ');
  return {
    type: 'failure',
    what: `Pod ${pod} has no container ${name ?? ''}`.trimEnd(),
    next: `Ask for one of ${names || 'another pod'}`,
  };
}

/** The end of the log of a container whose pod is over and that never ran. */
export function neverStarted(
  pod: string,
  { name, reason }: ContainerState,
  { containers, reason: podReason }: PodState,
): LogEnd {
  const broken = containers.find(each => each.isInit && each.hasFailed);
  const brokenHow = broken?.reason ? ` (${broken.reason})` : '';
  const why = broken
    ? `init container ${broken.name} failed${brokenHow}`
    : podReason ?? reason ?? 'its pod ended before';
  return {
    type: 'failure',
    what: `Container ${name} of pod ${pod} never started, so it wrote nothing: ${why}`,
    next: broken
      ? `Look at the log of container ${broken.name}`
      : 'Look at the events of the pod',
  };
}

/** A pod that is over, of one container of which its node says nothing any more: that may have run. */
export function droppedStatus(
  pod: string,
  { name }: ContainerState,
  { reason }: PodState,
  where: string,
): Problem {
  const why = reason ? ` (${reason})` : '';
  return {
    what: `The log of container ${name} cannot be read from pod ${pod}: the pod is over${why}, and its node says nothing of the container any more`,
    where,
  };
}
