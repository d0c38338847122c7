// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from './KubeObject';

const HIDDEN = '(hidden)';
/** Fields of custom resources that hold a credential in line. */
const secretFields: ReadonlySet<string> = new Set([
  'accessKey',
  'accessToken',
  'apiKey',
  'bearerToken',
  'clientKey',
  'clientSecret',
  'password',
  'privateKey',
  'secretKey',
  'token',
]);
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * A copy to show: without managed fields and last-applied, and with `(hidden)` for the values of a Secret and of fields
 * that hold a credential in line. References to secrets (objects under such a name) stay.
 */
export function withoutSecrets(object: KubeObject): KubeObject {
  const {
    managedFields: _,
    annotations,
    ...metadata
  } = {
    managedFields: undefined,
    ...object.metadata,
  };
  const shown = Object.fromEntries(
    Object.entries(annotations ?? {}).filter(([name]) => name !== LAST_APPLIED),
  );
  const { metadata: __, ...rest } = object;
  return {
    ...Object(object.kind === 'Secret' ? hiddenData(rest) : hidden(rest)),
    metadata: {
      ...metadata,
      ...(Object.keys(shown).length > 0 && { annotations: shown }),
    },
  };
}

function hiddenData(object: Readonly<Record<string, unknown>>) {
  const hide = (values: unknown) =>
    Object.fromEntries(Object.keys(Object(values)).map(key => [key, HIDDEN]));
  const { data, stringData } = object;
  return {
    ...object,
    ...(data !== undefined && { data: hide(data) }),
    ...(stringData !== undefined && { stringData: hide(stringData) }),
  };
}

function hidden(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(hidden);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      secretFields.has(name) && typeof item === 'string'
        ? HIDDEN
        : hidden(item),
    ]),
  );
}
