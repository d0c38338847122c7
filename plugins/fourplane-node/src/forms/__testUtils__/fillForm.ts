// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '@backstage/types';
import { getDefaultFormState, RJSFSchema } from '@rjsf/utils';
import { customizeValidator } from '@rjsf/validator-ajv8';
import { validate } from 'jsonschema';

/** What a form has come to: the values that it would submit, and what its browser or its backend has against them. */
export interface FilledForm {
  readonly values: JsonObject;
  readonly errors: readonly string[];
}

const validator = customizeValidator();

/**
 * Fills a form in as the scaffolder's page does: what the schema says beforehand for what somebody writes; judged by the form's validator, and by the one the scaffolder's backend has.
 */
export function fillForm(
  schema: JsonObject,
  written: JsonObject = {},
): FilledForm {
  const form: RJSFSchema = withoutUi(schema);
  const filled = getDefaultFormState(validator, form, written, form, false, {
    allOf: 'populateDefaults',
  });
  const values: JsonObject = JSON.parse(JSON.stringify(filled ?? {}));
  const shown = validator.validateFormData(values, form).errors;
  return {
    values,
    errors: [
      ...shown.map(error => `form: ${error.stack}`),
      ...validate(values, Object(schema)).errors.map(
        error => `backend: ${error.stack}`,
      ),
    ],
  };
}

/** The page takes them out of the schema before the form sees it. */
function withoutUi(schema: JsonObject): RJSFSchema {
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key.startsWith('ui:') ? undefined : value,
  );
}
