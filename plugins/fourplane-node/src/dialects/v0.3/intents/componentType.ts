// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, IntentOf } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../../Dialect';
import { find, findIn } from '../../reading/ReadableKind';
import { issueAt } from '../../writing/plan';
import { listed } from '../../writing/listed';
import { componentTypeName } from '../componentTypes';
import { RunningKinds, runningKinds } from '../runningKinds';

/** What a component is made of: how it runs, and the class that says the rest. */
export interface TypeUse {
  readonly kinds: RunningKinds;
  readonly className: string;
}

const DEFAULT_CLASS = 'default';

/**
 * A type as people name it: `service` for the usual class of services, `serviceclass.replicated` or
 * `{kind: 'ServiceClass', name: 'replicated'}` for another one.
 */
export function typeUseOf({
  kind,
  name,
}: IntentOf<'createComponent'>['type']): TypeUse | IntentIssue {
  for (const kinds of runningKinds) {
    const prefix = componentTypeName(kinds.class.kind, '');
    if (kind === kinds.class.kind || (!kind && name.startsWith(prefix))) {
      const className = name.startsWith(prefix)
        ? name.slice(prefix.length)
        : name;
      return { kinds, className };
    }
    if (!kind && [kinds.type, kinds.running.kind].includes(name)) {
      return { kinds, className: DEFAULT_CLASS };
    }
  }
  const types = runningKinds.map(({ type }) => type);
  return kind
    ? issueAt(
        'type.kind',
        `"${kind}" is no kind of class`,
        `Choose one of ${listed(runningKinds.map(kinds => kinds.class.kind))}`,
      )
    : issueAt(
        'type.name',
        `OpenChoreo 0.3 runs no components of type "${name}"`,
        `Choose one of ${listed(
          types,
        )}, or a class such as "${componentTypeName(
          runningKinds[0].class.kind,
          DEFAULT_CLASS,
        )}"`,
      );
}

/** What is wrong with a class that is to be used, where it must exist beforehand. */
export function classIssues(
  { kinds, className }: TypeUse,
  tenant: string,
  lookup: Lookup,
): IntentIssue[] {
  if (find(kinds.class, lookup, tenant, className)) {
    return [];
  }
  const known = [...findIn(kinds.class, lookup, tenant)].map(
    ({ metadata }) => metadata.name,
  );
  return [
    issueAt(
      'type.name',
      `There is no ${kinds.class.kind} "${className}" in "${tenant}"`,
      known.length > 0
        ? `Choose one of ${listed(
            known.map(name => componentTypeName(kinds.class.kind, name)),
          )}`
        : 'Ask the platform team for one',
    ),
  ];
}
