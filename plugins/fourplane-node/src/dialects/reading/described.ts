// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ANNOTATION_LIFECYCLE,
  ANNOTATION_LINKS,
  ANNOTATION_OWNER,
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

/** The words people gave an object; an empty annotation is none. */
export interface Described {
  readonly title?: string;
  readonly description?: string;
  readonly owner?: string;
}

/** Reads the words of a generation whose own annotations begin with `prefix` (`openchoreo.dev`). */
export function describedUnder(prefix: string) {
  const title = `${prefix}/display-name`;
  const description = `${prefix}/description`;
  const words = {
    [title]: text,
    [description]: text,
    [ANNOTATION_OWNER]: text,
  };
  /** Metadata of a kind that carries words of its own. */
  const describedMetadata = z.object({
    ...lifeCycleMetadata,
    annotations: z.object(words).nullish(),
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
  const describedBy = ({
    annotations,
  }: {
    readonly annotations?: Readonly<Record<string, unknown>> | null;
  }): Described => {
    const wordOf = (name: string) => {
      const word = annotations?.[name];
      return typeof word === 'string' ? word.trim() || undefined : undefined;
    };
    return withoutAbsent({
      title: wordOf(title),
      description: wordOf(description),
      owner: wordOf(ANNOTATION_OWNER),
    });
  };
  return {
    describedMetadata,
    planeMetadata,
    componentMetadata,
    deploymentMetadata,
    describedBy,
  };
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
