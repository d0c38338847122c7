// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { LABEL_COMPONENT, LABEL_PROJECT, name } from './fields';
import { keyOf } from './keys';

/** What an object belongs to, as far as it says so. */
export interface Owned {
  readonly project?: string;
  readonly component?: string;
}

/** A name where there is one, nothing where there is anything else. */
const readableName = name.optional().catch(undefined);

const specSchema = z
  .object({
    spec: z.object({
      owner: z.object({
        projectName: readableName,
        componentName: readableName,
      }),
    }),
  })
  .transform(({ spec: { owner } }) => ownedBy(owner));

const labelsSchema = z
  .object({
    metadata: z.object({
      labels: z.object({
        [LABEL_PROJECT]: readableName,
        [LABEL_COMPONENT]: readableName,
      }),
    }),
  })
  .transform(({ metadata: { labels } }) =>
    ownedBy({
      projectName: labels[LABEL_PROJECT],
      componentName: labels[LABEL_COMPONENT],
    }),
  );

/** What an object's `spec.owner` says, whatever else is wrong with the object. */
export function ownerInSpec(object: unknown): Owned {
  return specSchema.safeParse(object).data ?? {};
}

/** What an object's labels say, whatever else is wrong with the object. */
export function ownerInLabels(object: unknown): Owned {
  return labelsSchema.safeParse(object).data ?? {};
}

/** Index keys of what belongs to something in a namespace. */
export const ownerKeys = {
  project: (namespace: string, { project }: Owned): string[] =>
    project === undefined ? [] : [keyOf(namespace, project)],
  component: (namespace: string, { project, component }: Owned): string[] =>
    project === undefined || component === undefined
      ? []
      : [keyOf(namespace, project, component)],
} as const;

function ownedBy(owner: { projectName?: string; componentName?: string }) {
  return {
    ...(owner.projectName && { project: owner.projectName }),
    ...(owner.componentName && { component: owner.componentName }),
  };
}
