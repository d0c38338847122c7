// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { Plan } from '../Dialect';
import { creation, liveObject, PlanInput } from './intentRule';
import { endingWith } from './kubernetesName';
import { planned } from './plan';

/** What a run's name ends with once a planner has named it, whatever it is called before that. */
const ENDING = /-(run|build)-[0-9a-f]{8}$/;

/**
 * A new run that is given exactly what a stored one was given, under a name of its own; of its labels it has those that
 * say whose it is, and `nameLabel` with its name where the generation has such a label.
 */
export function repeatedBuild(
  build: ModelRef,
  stored: NonNullable<ReturnType<typeof liveObject>>,
  labels: { readonly kept: readonly string[]; readonly nameLabel?: string },
  context: PlanInput,
): Plan {
  const { address, object } = stored;
  const { namespace, resource } = address;
  const name = repeatedName(build.name, context.suffix);
  return planned(
    creation(context, resource.kind, {
      metadata: {
        name,
        ...(namespace && { namespace }),
        labels: {
          ...labelsAmong(object.metadata.labels, labels.kept),
          ...(labels.nameLabel && { [labels.nameLabel]: name }),
        },
      },
      spec: { ...Object(object.spec) },
    }),
    [{ ...build, kind: 'build', name }],
  );
}

function repeatedName(name: string, suffix: string): string {
  const ending = ENDING.exec(name)?.[1] ?? 'run';
  return endingWith(name.replace(ENDING, ''), `${ending}-${suffix}`);
}

function labelsAmong(
  labels: Readonly<Record<string, string>> | undefined,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels ?? {}).filter(([name]) => names.includes(name)),
  );
}
