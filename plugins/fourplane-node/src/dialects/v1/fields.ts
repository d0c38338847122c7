// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ANNOTATION_LIFECYCLE,
  ANNOTATION_LINKS,
  ANNOTATION_OWNER,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';

/** Fields that may be absent; JSON's null counts as absent. */
export const text = z.string().nullish();
export const integer = z.number().int().nullish();
export const flag = z.boolean().nullish();
export const list = <T extends z.ZodType>(item: T) => z.array(item).nullish();

/** A name that must be there. */
export const name = z.string().min(1);

const ANNOTATION_TITLE = 'openchoreo.dev/display-name';
const ANNOTATION_DESCRIPTION = 'openchoreo.dev/description';

/** Labels of an object that belong to a component build. */
export const LABEL_PROJECT = 'openchoreo.dev/project';
export const LABEL_COMPONENT = 'openchoreo.dev/component';

const linksSchema = z.array(
  z.object({
    url: z.url({ protocol: /^(https?|mailto)$/ }),
    title: z.string().optional(),
  }),
);

const linksText = z.string().transform((value, context) => {
  const parsed = linksSchema.safeParse(parseJson(value));
  if (parsed.success) {
    return parsed.data;
  }
  context.addIssue({
    code: 'custom',
    message:
      'must be a JSON array of {"url", "title"?} with http, https or mailto addresses',
  });
  return z.NEVER;
});

/** Metadata that decides health. */
export const lifeCycleMetadata = {
  generation: integer,
  deletionTimestamp: text,
};

/** Metadata of a kind that carries words of its own. */
export const describedMetadata = z.object({
  ...lifeCycleMetadata,
  annotations: z
    .object({
      [ANNOTATION_TITLE]: text,
      [ANNOTATION_DESCRIPTION]: text,
      [ANNOTATION_OWNER]: text,
    })
    .nullish(),
});

/** Metadata of a component. */
export const componentMetadata = z.object({
  ...lifeCycleMetadata,
  annotations: z
    .object({
      [ANNOTATION_TITLE]: text,
      [ANNOTATION_DESCRIPTION]: text,
      [ANNOTATION_OWNER]: text,
      [ANNOTATION_LIFECYCLE]: text,
      [ANNOTATION_LINKS]: linksText.nullish(),
    })
    .nullish(),
});

/** The words people gave an object; an empty annotation is none. */
export interface Described {
  readonly title?: string;
  readonly description?: string;
  readonly owner?: string;
}

export function describedBy(
  metadata: z.output<typeof describedMetadata>,
): Described {
  const annotations = metadata.annotations;
  return withoutAbsent({
    title: annotations?.[ANNOTATION_TITLE] || undefined,
    description: annotations?.[ANNOTATION_DESCRIPTION] || undefined,
    owner: annotations?.[ANNOTATION_OWNER]?.trim() || undefined,
  });
}

/** A copy without the fields that are undefined: smaller to keep, and equal where it should be. */
export function withoutAbsent<T extends object>(value: T): T {
  const copy: Partial<T> = {};
  for (const key of Object.keys(value) as (keyof T)[]) {
    if (value[key] !== undefined) {
      copy[key] = value[key];
    }
  }
  return copy as T;
}

/** Null as absence, which is what the model knows. */
export function present<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
