// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RefOf } from '@fourplane/plugin-fourplane-common';
import { Plan } from '../Dialect';
import { creation, liveObject, PlanInput } from './intentRule';
import { endingWith } from './kubernetesName';
import { planned } from './plan';

/** What a run's name ends with once a planner has named it, whatever it is called before that. */
const ENDING = /-(run|build)-[0-9a-f]{8}$/;

/** A name for a run that does again what another one did. */
export function repeatedName(name: string, suffix: string): string {
  const ending = ENDING.exec(name)?.[1] ?? 'run';
  return endingWith(name.replace(ENDING, ''), `${ending}-${suffix}`);
}

/** A new run that is given exactly what a stored one was given, under a name and labels of its own. */
export function repetition(
  kind: string,
  { object, address }: NonNullable<ReturnType<typeof liveObject>>,
  run: {
    readonly ref: RefOf<'build'>;
    readonly labels: Readonly<Record<string, string>>;
  },
  context: PlanInput,
): Plan {
  const { namespace } = address;
  const { ref, labels } = run;
  return planned(
    creation(context, kind, {
      metadata: { name: ref.name, ...(namespace && { namespace }), labels },
      spec: Object(object.spec),
    }),
    [ref],
  );
}

/** Those of an object's labels that say whose it is. */
export function labelsAmong(
  labels: Readonly<Record<string, string>> | undefined,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels ?? {}).filter(([name]) => names.includes(name)),
  );
}
