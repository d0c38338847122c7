// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Zod } from './IntentAction';

const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const MAX_NAME = 63;
const MAX_TIMEOUT_SECONDS = 86_400;

/** The name of something new. */
export function nameField(zod: Zod, noun: string) {
  return zod
    .string()
    .regex(
      NAME,
      'use lower case letters, digits and "-", beginning and ending with a letter or digit',
    )
    .max(MAX_NAME)
    .describe(
      `Name of the ${noun}: lower case letters, digits and "-", at most ${MAX_NAME} characters. It cannot be changed later.`,
    );
}

/** Something that is there, `example` is its names from the tenant down. */
export function thingField(zod: Zod, noun: string, example: string) {
  return zod
    .string()
    .min(1)
    .describe(
      `The ${noun}: an entity ref, as a picker gives it, or its names from the tenant down, such as ${example}.`,
    );
}

/** What people call it, and whose it is. */
export function wordFields(zod: Zod) {
  return {
    title: zod
      .string()
      .max(253)
      .optional()
      .describe('Name for people; any text.'),
    description: zod
      .string()
      .max(2_000)
      .optional()
      .describe('What it is for, in a sentence or two.'),
    owner: zod
      .string()
      .max(253)
      .optional()
      .describe(
        'Who owns it, an entity ref such as group:default/storefront. Belongs to the owner of what it lies in when absent.',
      ),
  };
}

/** Values for a JSON schema that the control plane holds. */
export function parametersField(zod: Zod, of: string) {
  return zod
    .record(zod.unknown())
    .optional()
    .describe(`Values for the parameters of ${of}.`);
}

/** Which control plane. */
export function controlPlaneField(zod: Zod) {
  return {
    controlPlane: zod
      .string()
      .min(1)
      .optional()
      .describe(
        'The control plane, by its name in the configuration. Told by entity refs; else the only one, or the one named "default", when absent.',
      ),
  };
}

/** Whether and how long to wait. */
export function waitFields(zod: Zod) {
  return {
    wait: zod
      .boolean()
      .optional()
      .describe(
        'Whether the step goes on until everything is ready; it does when absent.',
      ),
    timeoutSeconds: zod
      .number()
      .int()
      .min(1)
      .max(MAX_TIMEOUT_SECONDS)
      .optional()
      .describe(
        'How long to wait before the step fails. Two minutes when absent, ten for deployments, an hour for builds.',
      ),
  };
}

/** Without the fields that are empty, as a form leaves them. */
export function filled<T extends object>(fields: T): T {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== '' && value !== null,
    ),
    // Only optional texts are ever left empty.
  ) as T;
}

/** How long things take, in seconds. */
export const patience = {
  object: 120,
  deployment: 600,
  build: 3_600,
} as const;
