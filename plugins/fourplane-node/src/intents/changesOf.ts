// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Change, differences } from '@fourplane/plugin-fourplane-common';
import { WriteStep } from '../dialects/Dialect';
import { HIDDEN, Hide } from '../kube/hideCredentials';
import { KubeObject } from '../kube/KubeObject';
import { withoutSecrets } from '../kube/withoutSecrets';
import { patchedObject } from './patchedObject';
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
  if (step.verb === 'delete') {
    return [
      { object, path: '', ...(live && { before: withoutSecrets(live) }) },
    ];
  }
  const mark = credentialMarks();
  const after =
    step.verb === 'create' ? step.object : patchedObject(live, step.patch);
  const found = differences(
    step.verb === 'create'
      ? identityOf(step.object)
      : live && withoutSecrets(live, mark),
    withoutSecrets(after, mark),
  ).map(difference => ({ object, ...Object(unmarked(difference)) }));
  const isAside = ({ path }: Change) => path.startsWith('metadata.');
  return [
    ...found.filter(change => !isAside(change)),
    ...found.filter(isAside),
  ];
}

/** Credentials are marked apart while they are compared, so that another one is a change, though neither is shown. */
function credentialMarks(): Hide {
  const known = new Map<string, string>();
  return credential => {
    const mark = known.get(credential) ?? `\0${known.size}\0`;
    known.set(credential, mark);
    return mark;
  };
}

function unmarked(value: unknown): unknown {
  if (typeof value === 'string') {
    // eslint-disable-next-line no-control-regex
    return value.replace(/\0\d+\0/g, HIDDEN);
  }
  if (Array.isArray(value)) {
    return value.map(unmarked);
  }
  return isFields(value)
    ? Object.fromEntries(
        Object.entries(value).map(([field, item]) => [field, unmarked(item)]),
      )
    : value;
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

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
