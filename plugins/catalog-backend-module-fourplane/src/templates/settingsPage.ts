// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '@backstage/types';
import { formSchemaOf } from '@fourplane/plugin-fourplane-node';
import { TemplateProblem } from './TemplateParts';

/** The form of what a type, a trait or a workflow takes; absent where that is nothing. */
export interface Settings {
  readonly schema: JsonObject;
  /** Something must be given that has no default. */
  readonly isRequired: boolean;
  readonly remarks: readonly string[];
}

/** Throws a {@link TemplateProblem} where no form can be made; `what` is whose schema it is. */
export function settingsOf(
  what: string,
  parameters: Readonly<Record<string, unknown>> | undefined,
): Settings | undefined {
  if (!parameters) {
    return undefined;
  }
  const form = formSchemaOf(parameters);
  if (form.state === 'unusable') {
    throw new TemplateProblem(`${what} ${form.problem}`);
  }
  const { schema, hasFields, remarks } = form;
  return hasFields
    ? {
        schema,
        isRequired: Array.isArray(schema.required) || 'oneOf' in schema,
        remarks: remarks.map(remark => `${what}: ${remark}`),
      }
    : undefined;
}

/** The page on which what a type takes is filled in, under `settings`. */
export function settingsPage(settings: Settings | undefined): JsonObject[] {
  return settings
    ? [
        {
          title: 'How it is set up',
          ...(settings.isRequired && { required: ['settings'] }),
          properties: { settings: { ...settings.schema, title: 'Settings' } },
        },
      ]
    : [];
}

/** As a step's input. */
export function settingsInput(settings: Settings | undefined): JsonObject {
  return settings ? { parameters: '${{ parameters.settings }}' } : {};
}
