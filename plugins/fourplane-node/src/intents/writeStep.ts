// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ObjectAddress, WriteStep } from '../dialects/Dialect';
import { WrittenObject } from './IntentOutcome';

/** Where a step writes. */
export function addressOf(step: WriteStep): ObjectAddress & { kind: string } {
  if (step.verb !== 'create') {
    return { ...step.address, kind: step.address.resource.kind };
  }
  const { namespace, name } = step.object.metadata;
  const { resource } = step;
  return {
    resource,
    kind: resource.kind,
    ...(namespace && { namespace }),
    name,
  };
}

/** `create Project acme/shop`: for people, never with what is written. */
export function describeStep(step: WriteStep): string {
  const { kind, namespace, name } = addressOf(step);
  return `${step.verb} ${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

/** What a step that went well has done. */
export function resultOf(step: WriteStep): WrittenObject {
  const { resource, kind, namespace, name } = addressOf(step);
  const results = {
    create: 'created',
    patch: 'changed',
    delete: 'deleted',
  } as const;
  return {
    apiVersion: resource.group
      ? `${resource.group}/${resource.version}`
      : resource.version,
    kind,
    ...(namespace && { namespace }),
    name,
    result: results[step.verb],
  };
}
