// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { name } from './fields';
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

/** What an object's `spec.owner` says, whatever else is wrong with the object. */
export function ownerInSpec(object: unknown): Owned {
  return specSchema.safeParse(object).data ?? {};
}

/** Labels under which objects say what they belong to. */
export interface OwnerLabels {
  readonly project: string;
  readonly component: string;
}

/** What an object's labels say, whatever else is wrong with the object. */
export function ownerInLabels(object: unknown, labels: OwnerLabels): Owned {
  const found = z
    .object({
      metadata: z.object({
        labels: z.object({
          [labels.project]: readableName,
          [labels.component]: readableName,
        }),
      }),
    })
    .safeParse(object).data?.metadata.labels;
  return ownedBy({
    projectName: found?.[labels.project],
    componentName: found?.[labels.component],
  });
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
