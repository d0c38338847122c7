// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { HIDDEN, Hide, hideCredentials } from './hideCredentials';
import { KubeObject } from './KubeObject';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * A copy to show: without managed fields and last-applied, and with `(hidden)`, or what `hide` says, for the values of a
 * Secret and for whatever else may be a credential. References to secrets stay.
 */
export function withoutSecrets(
  object: KubeObject,
  hide: Hide = () => HIDDEN,
): KubeObject {
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
    ...Object(
      object.kind === 'Secret'
        ? hiddenData(rest, hide)
        : hideCredentials(rest, hide),
    ),
    metadata: {
      ...metadata,
      ...(Object.keys(shown).length > 0 && {
        annotations: hideCredentials(shown, hide),
      }),
    },
  };
}

function hiddenData(object: Readonly<Record<string, unknown>>, hide: Hide) {
  const hidden = (values: unknown) =>
    Object.fromEntries(
      Object.entries({ ...Object(values) }).map(([key, value]) => [
        key,
        hide(String(value)),
      ]),
    );
  const { data, stringData } = object;
  return {
    ...object,
    ...(data !== undefined && { data: hidden(data) }),
    ...(stringData !== undefined && { stringData: hidden(stringData) }),
  };
}
