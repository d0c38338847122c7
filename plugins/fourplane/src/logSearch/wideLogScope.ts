// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { LogScopeReply } from '@fourplane/plugin-fourplane-common';
import { componentPathOf } from '../builds/ComponentPath';
import type { LogPath, LogScope, WideLogKind } from './LogScope';

type Titled = LogScopeReply['projects'][number];

/** Whose lines a page about something wider than a component searches. Pure. */
export function wideLogScope(
  kind: WideLogKind,
  path: LogPath,
  found: LogScopeReply,
): LogScope {
  const environments = choicesOf(found.environments);
  const titles = new Map(environments.map(({ id, label }) => [id, label]));
  const places = new Map(
    found.components.flatMap(({ ref, title, deployments }) =>
      deployments.map(({ name, environment }) => [
        name,
        { ref, title: title ?? ref.name, environment },
      ]),
    ),
  );
  return {
    kind,
    path,
    ...(kind !== 'environment' && { environments }),
    ...(kind !== 'project' && { projects: choicesOf(found.projects) }),
    components: found.components.map(one => ({
      ...choiceOf(one),
      ref: one.ref,
    })),
    componentOf: deployment => componentPathOf(places.get(deployment)?.ref),
    placeOf: ({ deployment }) => {
      const place = places.get(deployment.name);
      if (!place) {
        return deployment.name;
      }
      return kind === 'environment'
        ? place.title
        : `${place.title} · ${
            titles.get(place.environment) ?? place.environment
          }`;
    },
  };
}

function choicesOf(items: readonly Titled[]) {
  return items.map(choiceOf);
}

function choiceOf({ ref, title }: Titled) {
  return { id: ref.name, label: title ?? ref.name };
}
