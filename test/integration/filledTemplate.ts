// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
// what the forms of types are tested with
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { fillForm } from '../../plugins/fourplane-node/src/forms/__testUtils__/fillForm';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { leastOf } from '../../plugins/fourplane-node/src/forms/__testUtils__/leastOf';

/**
 * What a template's pages submit when only what must be is written into them, beside what is given. Throws what a page
 * has against it.
 */
export function filledTemplate(
  template: Entity,
  given: JsonObject,
): JsonObject {
  const pages: unknown = template.spec?.parameters;
  const values = (Array.isArray(pages) ? pages : []).reduce<JsonObject>(
    (before, page: JsonObject) => {
      const { values: after, errors } = fillForm(page, {
        ...Object(leastOf(page)),
        ...before,
      });
      if (errors.length > 0) {
        throw new Error(
          `${template.metadata.name}, "${page.title}": ${errors.join('; ')}`,
        );
      }
      return { ...before, ...after };
    },
    given,
  );
  return values;
}
