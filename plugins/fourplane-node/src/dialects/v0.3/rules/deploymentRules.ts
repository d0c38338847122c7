// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { keyOf } from '../../reading/keys';
import { ReadContext } from '../../reading/ModelReader';
import { find, findBy, ObjectIdentity } from '../../reading/ReadableKind';
import { cameOrWent, differs, sides, TouchRule } from '../../reading/TouchRule';
import { BindingContent } from '../kinds/binding';
import { ReleaseContent, releaseKind } from '../kinds/release';
import { RunningKinds, runningKinds } from '../runningKinds';

/** What runs in an environment is there for whoever in it calls it. */
function bindingRule({
  binding: kind,
}: RunningKinds): TouchRule<BindingContent> {
  return {
    kind,
    *touched(change, context) {
      for (const side of sides(change)) {
        yield context.refTo.ofObject('deployment', kind, side);
      }
      if (cameOrWent(change) || differs(change, ownerOf)) {
        yield* bindingsNamed(change.identity, context);
      }
      if (differs(change, placeOf)) {
        for (const side of sides(change)) {
          const { component } = kind.ownerOf(side);
          if (component !== undefined) {
            yield* callersOf(change.identity.namespace, component, context);
          }
        }
      }
    },
  };
}

export const bindingRules = runningKinds.map(bindingRule);

/** A release is part of the deployment of its name. */
export const releaseRule: TouchRule<ReleaseContent> = {
  kind: releaseKind,
  touched: (change, context) => bindingsNamed(change.identity, context),
};

function ownerOf(part: Partial<BindingContent> | undefined) {
  return part?.project;
}

function placeOf(part: Partial<BindingContent> | undefined) {
  return part && [part.project, part.component, part.environment];
}

function* bindingsNamed(
  { namespace, name }: ObjectIdentity,
  { lookup, refTo }: ReadContext,
): Generator<ModelRef> {
  for (const { binding: kind } of runningKinds) {
    const object = find(kind, lookup, namespace, name);
    if (object) {
      yield refTo.ofObject('deployment', kind, object);
    }
  }
}

function* callersOf(
  namespace: string,
  component: string,
  { lookup, refTo }: ReadContext,
): Generator<ModelRef> {
  const key = keyOf(namespace, component);
  for (const { binding: kind } of runningKinds) {
    for (const caller of findBy(kind, lookup, 'calls', key)) {
      yield refTo.ofObject('deployment', kind, caller);
    }
  }
}
