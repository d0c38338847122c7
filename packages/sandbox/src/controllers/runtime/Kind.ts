// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A kind, with the types its objects are read as. The API server has validated them against its schema. */
export interface Kind<Spec = unknown, Status = unknown> {
  readonly apiVersion: string;
  readonly kind: string;
  /** Never set; carries the types. */
  readonly types?: { spec: Spec; status: Status };
}

/** Which object: namespace (empty for cluster-scoped kinds) and name. */
export interface Key {
  readonly namespace: string;
  readonly name: string;
}

export const keyOf = (object: {
  metadata: { namespace?: string; name: string };
}): Key => ({
  namespace: object.metadata.namespace ?? '',
  name: object.metadata.name,
});

export const keyText = (key: Key): string => `${key.namespace}/${key.name}`;

export function keyFromText(text: string): Key {
  const slash = text.indexOf('/');
  return { namespace: text.slice(0, slash), name: text.slice(slash + 1) };
}
