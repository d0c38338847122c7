// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isRefOf,
  LogScopeReply,
  ModelRef,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { Caller } from '../../serving/Caller';
import { shownEnvironments } from '../deployments/shownEnvironments';
import { pipelineOf } from '../pipelineOf';
import { titled } from '../titled';
import { SearchableLogs, wideScope, WideRef } from './logScope';

/** What of a project, an environment or a tenant the caller may search the logs of. Rejects as {@link wideScope} does. */
export async function logScopeReply(
  controlPlanes: ControlPlanes,
  wide: WideRef,
  caller: Caller,
): Promise<LogScopeReply> {
  const found = await wideScope(controlPlanes, wide, {}, caller);
  const { model } = found.controlPlane;
  const projects = new Map(
    found.components.flatMap(({ controlPlane, tenant, project }) =>
      project
        ? [
            [
              project,
              { kind: 'project', controlPlane, tenant, name: project } as const,
            ],
          ]
        : [],
    ),
  );
  const unreadable = found.unreadable.map(one => one.unreadable);
  return {
    projects: sorted([...projects.values()].map(ref => titled(model, ref))),
    environments: shownEnvironments(
      model,
      isRefOf(wide, 'project') ? pipelineOf(model, wide) : undefined,
      found.deployments.map(({ environment }) => environment),
    ).map(({ ref, label }) => ({ ref, title: label })),
    components: sorted(
      found.components.map(ref => ({
        ...titled(model, ref),
        deployments: deploymentsOf(ref, found),
      })),
    ),
    ...(unreadable.length > 0 && { unreadable }),
  };
}

function deploymentsOf(component: ModelRef, { deployments }: SearchableLogs) {
  const key = refKey(component);
  return deployments
    .filter(one => refKey(one.component) === key)
    .map(({ ref, environment }) => ({
      name: ref.name,
      environment: environment.name,
    }));
}

type Titled = ReturnType<typeof titled>;

function sorted<T extends Titled>(items: readonly T[]): T[] {
  const wordOf = ({ title, ref }: Titled) => title ?? ref.name;
  return [...items].sort(
    (one, other) =>
      wordOf(one).localeCompare(wordOf(other)) ||
      refKey(one.ref).localeCompare(refKey(other.ref)),
  );
}
