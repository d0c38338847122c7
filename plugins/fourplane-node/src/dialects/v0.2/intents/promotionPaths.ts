// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentOf } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';

type Paths = IntentOf<'createPipeline'>['paths'];

const storedSchema = z.object({
  spec: z.object({
    promotionPaths: z.array(
      z.looseObject({
        sourceEnvironmentRef: z.string(),
        targetEnvironmentRefs: z.array(z.looseObject({ name: z.string() })),
      }),
    ),
  }),
});

/** Promotion paths as a pipeline writes them; a target that is there already keeps its approvals. */
export function promotionPaths(paths: Paths, stored?: unknown) {
  const before = storedSchema.safeParse(stored).data?.spec.promotionPaths ?? [];
  return paths.map(({ from, to }) => {
    const targets = before
      .filter(path => path.sourceEnvironmentRef === from.name)
      .flatMap(path => path.targetEnvironmentRefs);
    return {
      sourceEnvironmentRef: from.name,
      targetEnvironmentRefs: to.map(
        ({ name }) => targets.find(target => target.name === name) ?? { name },
      ),
    };
  });
}
