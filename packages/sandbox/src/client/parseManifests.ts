// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { parseAllDocuments } from 'yaml';
import { asKubeObject, KubeObject } from './KubeObject';

/** The objects of a multi-document YAML text, or of one object or list; `List` kinds are unfolded. Throws on anything that is no object. */
export function parseManifests(
  manifests: string | object | readonly object[],
): KubeObject[] {
  if (typeof manifests === 'string') {
    return parseAllDocuments(manifests).flatMap((document, index) => {
      if (document.errors.length > 0) {
        throw new Error(
          `YAML document ${index + 1} cannot be read: ${
            document.errors[0].message
          }`,
        );
      }
      const value: unknown = document.toJS();
      return value === null ? [] : unfold(value);
    });
  }
  return (Array.isArray(manifests) ? manifests : [manifests]).flatMap(unfold);
}

function unfold(value: unknown): KubeObject[] {
  const { kind, items } = (value ?? {}) as { kind?: string; items?: unknown };
  if (kind?.endsWith('List') && Array.isArray(items)) {
    return items.flatMap(unfold);
  }
  const object = asKubeObject(value);
  if (!object) {
    throw new Error(
      `a manifest needs apiVersion, kind and metadata: ${JSON.stringify(
        value,
      )?.slice(0, 120)}`,
    );
  }
  return [object];
}
