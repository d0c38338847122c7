// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, IntentOf } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../../Dialect';
import { issueAt } from '../../writing/plan';
import {
  ComponentTypeContent,
  componentTypes,
  traits as traitKinds,
} from '../kinds/typeDefinition';
import { parameterIssues } from './parameterIssues';
import { listed } from '../../writing/listed';
import { Resolved, resolveUse, Use } from './resolveUse';

type TraitUses = NonNullable<IntentOf<'createComponent'>['traits']>;

/** Where names are looked up, and where what is wrong is told. */
export interface Checking {
  readonly tenant: string;
  readonly lookup: Lookup;
  readonly issues: IntentIssue[];
}

/** A component type as an intent or a component names it: `service`, or as OpenChoreo does `deployment/service`. */
export function resolveComponentType(
  use: Use,
  path: string,
  { tenant, lookup, issues }: Checking,
): Resolved<ComponentTypeContent> | undefined {
  const [prefix, name] = splitType(use.name);
  const type = resolveUse(
    componentTypes,
    { ...use, name },
    { tenant, lookup },
    { path, noun: 'component type', issues },
  );
  const workloadType = type?.object.content?.workloadType;
  if (type && !workloadType) {
    issues.push(
      issueAt(path, `${type.kind} "${name}" does not say what it runs as`),
    );
    return undefined;
  }
  if (prefix !== undefined && workloadType && prefix !== workloadType) {
    issues.push(
      issueAt(
        `${path}.name`,
        `"${name}" runs as a ${workloadType}, not as a ${prefix}`,
        `Say "${workloadType}/${name}" or "${name}"`,
      ),
    );
    return undefined;
  }
  return type;
}

/** `deployment/service` in its two parts; a name alone has no first. */
export function splitType(name: string): [string | undefined, string] {
  const slash = name.indexOf('/');
  return slash < 0
    ? [undefined, name]
    : [name.slice(0, slash), name.slice(slash + 1)];
}

/** Traits as a component holds them, checked as its controller will. */
export function traitUses(
  uses: TraitUses,
  type: Resolved<ComponentTypeContent> | undefined,
  checking: Checking,
) {
  const { tenant, lookup, issues } = checking;
  const taken = new Set(
    type?.object.content?.embedded.map(({ instance }) => instance),
  );
  return uses.flatMap((use, index) => {
    const path = `traits.${index}`;
    if (taken.has(use.instance)) {
      issues.push(
        issueAt(`${path}.instance`, `"${use.instance}" is used already`),
      );
    }
    taken.add(use.instance);
    const trait = resolveUse(
      traitKinds,
      { kind: use.kind, name: use.name },
      { tenant, lookup },
      { path, noun: 'trait', issues },
    );
    if (!trait) {
      return [];
    }
    if (type) {
      issues.push(...notAllowed(trait, type, path));
    }
    issues.push(
      ...parameterIssues(trait.object, use.parameters, below =>
        [path, 'parameters', below].filter(Boolean).join('.'),
      ),
    );
    return [
      {
        instanceName: use.instance,
        kind: trait.kind,
        name: trait.name,
        ...(use.parameters && { parameters: use.parameters }),
      },
    ];
  });
}

function notAllowed(
  trait: Resolved<unknown>,
  type: Resolved<ComponentTypeContent>,
  path: string,
): IntentIssue[] {
  const allowed = type.object.content?.traits ?? [];
  return allowed.some(
    ({ kind, name }) => kind === trait.kind && name === trait.name,
  )
    ? []
    : [
        issueAt(
          path,
          `${type.kind} "${type.name}" does not allow ${trait.kind} "${trait.name}"`,
          allowed.length > 0
            ? `Choose one of ${listed(allowed.map(({ name }) => name))}`
            : 'Leave traits out, or choose another component type',
        ),
      ];
}
