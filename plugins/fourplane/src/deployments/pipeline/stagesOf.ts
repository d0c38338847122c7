// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  refKey,
  type EnvironmentDeployment,
} from '@fourplane/plugin-fourplane-common';

/** The environments that are equally far along a pipeline, in their order. */
export type Stage = readonly EnvironmentDeployment[];

/** A pipeline as columns, and what runs beside it. */
export interface Stages {
  readonly columns: readonly Stage[];
  readonly off: Stage;
  /** Whether one column follows another in full, so that an arrow between them says all there is. */
  readonly isPlain: boolean;
}

/** Puts each environment after all of those that lead to it. A circle, which no pipeline should have, ends where it closes. */
export function stagesOf(
  environments: readonly EnvironmentDeployment[],
): Stages {
  const on = environments.filter(({ isOnPipeline }) => isOnPipeline);
  const levels = new Map(on.map(({ ref }) => [refKey(ref), 0]));
  // As many rounds as there are environments reach the longest way; more would only follow a circle.
  for (const _ of on) {
    for (const { ref, promotesTo } of on) {
      const next = Math.min((levels.get(refKey(ref)) ?? 0) + 1, on.length - 1);
      for (const target of promotesTo.map(refKey)) {
        const level = levels.get(target);
        if (level !== undefined && level < next) {
          levels.set(target, next);
        }
      }
    }
  }
  const columns = [...new Set(levels.values())]
    .sort((one, other) => one - other)
    .map(level => on.filter(({ ref }) => levels.get(refKey(ref)) === level));
  return {
    columns,
    off: environments.filter(({ isOnPipeline }) => !isOnPipeline),
    isPlain: columns.every((column, index) => {
      const [only, ...more] = column;
      const [target] = columns[index + 1] ?? [];
      return (
        more.length === 0 &&
        only.promotesTo.length === (target ? 1 : 0) &&
        (!target || refKey(only.promotesTo[0]) === refKey(target.ref))
      );
    }),
  };
}
