// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { StatusError } from '../../http/StatusError';
import type { FieldSet } from './FieldSet';
import { pathText } from './FieldSet';
import type { FieldManager, ManagedEntry } from './ManagedFields';

/** A manager and the paths of its that somebody else wants to set. */
export interface FieldConflict {
  readonly owner: ManagedEntry;
  readonly fields: FieldSet;
}

function ownerText(owner: FieldManager): string {
  const place = owner.subresource
    ? ` with subresource ${JSON.stringify(owner.subresource)}`
    : '';
  const version =
    owner.operation === 'Update' ? ` using ${owner.apiVersion}` : '';
  return `${JSON.stringify(owner.manager)}${place}${version}`;
}

/** 409: an apply would take fields from others; each is a cause of its own. */
export function applyConflict(
  conflicts: readonly FieldConflict[],
): StatusError {
  const rows = conflicts
    .map(({ owner, fields }) => ({
      owner: ownerText(owner),
      paths: [...fields.paths()].map(pathText),
    }))
    .sort((left, right) => (left.owner < right.owner ? -1 : 1));
  const count = rows.reduce((sum, row) => sum + row.paths.length, 0);
  const text =
    count === 1
      ? `1 conflict: conflict with ${rows[0].owner}: ${rows[0].paths[0]}`
      : `${count} conflicts: ${rows
          .flatMap(row => [
            `conflicts with ${row.owner}:`,
            ...row.paths.map(path => `- ${path}`),
          ])
          .join('\n')}`;
  return new StatusError({
    code: 409,
    reason: 'Conflict',
    message: `Apply failed with ${text}`,
    details: {
      causes: rows.flatMap(row =>
        row.paths.map(field => ({
          reason: 'FieldManagerConflict',
          message: `conflict with ${row.owner}`,
          field,
        })),
      ),
    },
  });
}
