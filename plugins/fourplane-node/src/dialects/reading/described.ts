// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ANNOTATION_ENTITY,
  ANNOTATION_LIFECYCLE,
  ANNOTATION_LINKS,
  ANNOTATION_OWNER,
  ANNOTATION_TEMPLATE,
  ANNOTATION_TEMPLATE_DESCRIPTION,
  ANNOTATION_TEMPLATE_OWNER,
  ANNOTATION_TEMPLATE_TAGS,
  ANNOTATION_TEMPLATE_TITLE,
  TemplateWords,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { lifeCycleMetadata, text, withoutAbsent } from './fields';
import { provenanceAnnotations, provenanceLabels } from './provenance';
import { regionAnnotations, regionLabels } from './region';

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

const templateAnnotations = {
  [ANNOTATION_TEMPLATE]: text,
  [ANNOTATION_TEMPLATE_TITLE]: text,
  [ANNOTATION_TEMPLATE_DESCRIPTION]: text,
  [ANNOTATION_TEMPLATE_TAGS]: text,
  [ANNOTATION_TEMPLATE_OWNER]: text,
};

/** The words people gave an object; an empty annotation is none. */
export interface Described {
  readonly title?: string;
  readonly description?: string;
  readonly owner?: string;
  /** The entity it says it is, as written. */
  readonly entity?: string;
}

/** Reads the words of a generation whose own annotations begin with `prefix` (`openchoreo.dev`). */
export function describedUnder(prefix: string) {
  const title = `${prefix}/display-name`;
  const description = `${prefix}/description`;
  const words = {
    [title]: text,
    [description]: text,
    [ANNOTATION_OWNER]: text,
    [ANNOTATION_ENTITY]: text,
  };
  /** Metadata of a kind that carries words of its own. */
  const describedMetadata = z.object({
    ...lifeCycleMetadata,
    annotations: z.object(words).nullish(),
  });
  /** Metadata of a type that software templates can be generated of. */
  const typeMetadata = z.object({
    ...lifeCycleMetadata,
    annotations: z.object({ ...words, ...templateAnnotations }).nullish(),
  });
  /** Metadata of a plane. */
  const planeMetadata = z.object({
    ...lifeCycleMetadata,
    labels: z.object(regionLabels).nullish(),
    annotations: z.object({ ...words, ...regionAnnotations }).nullish(),
  });
  /** Metadata of a component. */
  const componentMetadata = z.object({
    ...lifeCycleMetadata,
    labels: z.object(provenanceLabels).nullish(),
    annotations: z
      .object({
        ...words,
        ...provenanceAnnotations,
        [ANNOTATION_LIFECYCLE]: text,
        [ANNOTATION_LINKS]: linksText.nullish(),
      })
      .nullish(),
  });
  /** Metadata of a deployment that carries words of its own. */
  const deploymentMetadata = z.object({
    ...lifeCycleMetadata,
    labels: z.object(provenanceLabels).nullish(),
    annotations: z.object({ ...words, ...provenanceAnnotations }).nullish(),
  });
  const describedBy = (metadata: Annotated): Described =>
    withoutAbsent({
      title: wordOf(metadata, title),
      description: wordOf(metadata, description),
      owner: wordOf(metadata, ANNOTATION_OWNER),
      entity: wordOf(metadata, ANNOTATION_ENTITY),
    });
  return {
    describedMetadata,
    typeMetadata,
    planeMetadata,
    componentMetadata,
    deploymentMetadata,
    describedBy,
  };
}

/** What has annotations. */
export interface Annotated {
  readonly annotations?: Readonly<Record<string, unknown>> | null;
}

function wordOf({ annotations }: Annotated, name: string): string | undefined {
  const word = annotations?.[name];
  return typeof word === 'string' ? word.trim() || undefined : undefined;
}

/** How the software template that is generated of a type should be; absent where its CR says nothing. */
export function templateWordsOf(
  metadata: Annotated,
): TemplateWords | undefined {
  const tags = wordOf(metadata, ANNOTATION_TEMPLATE_TAGS);
  const words: TemplateWords = withoutAbsent({
    offer: wordOf(metadata, ANNOTATION_TEMPLATE),
    title: wordOf(metadata, ANNOTATION_TEMPLATE_TITLE),
    description: wordOf(metadata, ANNOTATION_TEMPLATE_DESCRIPTION),
    tags: tags
      ?.split(',')
      .map(tag => tag.trim())
      .filter(Boolean),
    owner: wordOf(metadata, ANNOTATION_TEMPLATE_OWNER),
  });
  return Object.keys(words).length > 0 ? words : undefined;
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
