// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '@fourplane/plugin-fourplane-node';
import { InputError } from '@backstage/errors';
import { parseAllDocuments, stringify } from 'yaml';

/** A manifest as YAML, one byte for byte for one object: fields in their order, long texts on one line. */
export function manifestText(object: KubeObject): string {
  return stringify(object, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** The objects of a YAML text, empty documents left out. Throws an `InputError` that says where it is no YAML. */
export function manifestsIn(text: string, where: string): unknown[] {
  return parseAllDocuments(text).flatMap((document, index) => {
    const [error] = document.errors;
    if (error) {
      // The message of a YAML error quotes the line, which may hold what nobody should read.
      const line = error.linePos?.[0].line ?? '?';
      throw new InputError(
        `${where}: document ${index + 1} is no YAML at line ${line} (${
          error.code
        })`,
      );
    }
    const value: unknown = document.toJS();
    return value === null || value === undefined ? [] : [value];
  });
}

/** Where a manifest is kept below a folder: by namespace, kind and name. */
export function manifestPath({ kind = '', metadata }: KubeObject): string {
  const { namespace, name } = metadata;
  const file = `${kind.toLocaleLowerCase('en-US')}-${name}.yaml`;
  return namespace ? `${namespace}/${file}` : file;
}
