// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import type { ResourceType } from '../resources/ResourceType';
import { objectOf, objectsOf } from './rules/Rule';

const PEM_START = '-----BEGIN ';

function secretWarnings(object: ApiObject): string[] {
  const certificate = objectOf(object.data)['tls.crt'];
  const text = Buffer.from(String(certificate ?? ''), 'base64').toString();
  return object.type === 'kubernetes.io/tls' && !text.includes(PEM_START)
    ? ['tls: failed to find any PEM data in certificate input']
    : [];
}

function podWarnings(object: ApiObject): string[] {
  return objectsOf(objectOf(object.spec).imagePullSecrets).flatMap(
    ({ name }, index) =>
      name
        ? []
        : [`spec.imagePullSecrets[${index}].name: invalid empty name ""`],
  );
}

const WARNINGS: Readonly<Record<string, (object: ApiObject) => string[]>> = {
  'core.v1.Pod': podWarnings,
  'core.v1.Secret': secretWarnings,
};

/** What a real server warns of when an object of a built-in kind is created that will not do what it is for. */
export function builtInWarnings(
  type: ResourceType,
  object: ApiObject,
): string[] {
  return WARNINGS[type.schema?.goType ?? '']?.(object) ?? [];
}
