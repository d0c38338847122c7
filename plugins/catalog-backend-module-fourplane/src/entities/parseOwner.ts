// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DEFAULT_NAMESPACE,
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** An owner as written, made a full entity ref; or why the catalog could not hold it. */
export type ParsedOwner =
  | { readonly outcome: 'owner'; readonly ref: string }
  | { readonly outcome: 'invalid'; readonly message: string };

/** Reads an owner: an entity ref, possibly short. A bare name is a group in the `default` namespace. */
export function parseOwner(text: string): ParsedOwner {
  const invalid: ParsedOwner = {
    outcome: 'invalid',
    message: `'${text}' is not an entity ref such as 'group:default/team-a'`,
  };
  try {
    const parts = parseEntityRef(text.trim(), {
      defaultKind: 'Group',
      defaultNamespace: DEFAULT_NAMESPACE,
    });
    const valid =
      KubernetesValidatorFunctions.isValidKind(parts.kind) &&
      KubernetesValidatorFunctions.isValidNamespace(parts.namespace) &&
      KubernetesValidatorFunctions.isValidObjectName(parts.name);
    return valid
      ? { outcome: 'owner', ref: stringifyEntityRef(parts) }
      : invalid;
  } catch {
    return invalid;
  }
}
