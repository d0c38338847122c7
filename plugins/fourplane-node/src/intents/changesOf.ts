// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Change, differences } from '@fourplane/plugin-fourplane-common';
import { WriteStep } from '../dialects/Dialect';
import { KubeObject } from '../kube/KubeObject';
import { withoutSecrets } from '../kube/withoutSecrets';
import { addressOf } from './writeStep';

/**
 * What a step would change, field by field, from the object as it is stored now, metadata last. A deletion is one change of the whole
 * object, with an empty path.
 */
export function changesOf(
  step: WriteStep,
  live: KubeObject | undefined,
): Change[] {
  const { kind, namespace, name } = addressOf(step);
  const object = `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
  const before = live && withoutSecrets(live);
  if (step.verb === 'delete') {
    return [{ object, path: '', ...(before && { before }) }];
  }
  const after =
    step.verb === 'create' ? step.object : asObject(patched(live, step.patch));
  const found = differences(
    step.verb === 'create' ? identityOf(step.object) : before,
    withoutSecrets(after),
  ).map(difference => ({ object, ...difference }));
  const isAside = ({ path }: Change) => path.startsWith('metadata.');
  return [
    ...found.filter(change => !isAside(change)),
    ...found.filter(isAside),
  ];
}

/** What `object` says already. */
function identityOf({ apiVersion, kind, metadata }: KubeObject) {
  const { namespace, name } = metadata;
  return {
    apiVersion,
    kind,
    metadata: { ...(namespace && { namespace }), name },
  };
}

/** As RFC 7386 says. */
function patched(target: unknown, patch: unknown): unknown {
  if (!isFields(patch)) {
    return patch;
  }
  const result: Record<string, unknown> = isFields(target) ? { ...target } : {};
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[field];
    } else {
      result[field] = patched(result[field], value);
    }
  }
  return result;
}

/** A patch of an object whose kind and name it does not touch is an object still. */
function asObject(value: unknown): KubeObject {
  return value as KubeObject;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
