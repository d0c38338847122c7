// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, IntentOf } from '@fourplane/plugin-fourplane-common';
import { issueAt } from './plan';

type Paths = IntentOf<'createPipeline'>['paths'];

/** Promotion paths that lead back to where they begin: OpenChoreo takes them, and then knows no order. */
export function circleIssues(paths: Paths): IntentIssue[] {
  const targetsOf = (name: string) =>
    paths
      .filter(({ from }) => from.name === name)
      .flatMap(({ to }) => to.map(target => target.name));
  const leadsBack = (start: string) => {
    const seen = new Set<string>();
    const open = targetsOf(start);
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (name === start) {
        return true;
      }
      if (!seen.has(name)) {
        seen.add(name);
        open.push(...targetsOf(name));
      }
    }
    return false;
  };
  return paths.flatMap(({ from }, index) =>
    leadsBack(from.name)
      ? [
          issueAt(
            `paths.${index}`,
            `What is promoted from "${from.name}" comes back to it`,
            'Order the environments without a circle',
          ),
        ]
      : [],
  );
}
