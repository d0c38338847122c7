// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Build,
  BuildGraph,
  BuildNode,
} from '@fourplane/plugin-fourplane-common';
import { withoutAbsent } from '../dialects/reading/fields';

/** Steps that are called as Argo may call them; others are conditions of the control plane. */
const STEP = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const ID = /^step:(\d{1,6}):(.+)$/;

/** A step that the control plane reports, where it stands among them. */
export interface ReportedStep {
  readonly index: number;
  readonly name: string;
}

/** Which reported step of the build a node of {@link reportedGraph} is: one that the build has, whatever is asked for. */
export function reportedStepOf(
  { steps }: Pick<Build, 'steps'>,
  node: string,
): ReportedStep | undefined {
  const [, digits, name] = ID.exec(node) ?? [];
  const index = Number(digits);
  return name !== undefined && steps[index]?.name === name
    ? { index, name }
    : undefined;
}

/** The steps that the control plane reports, one after the other, and why there is no more. */
export function reportedGraph(build: Build, reason: string): BuildGraph {
  const idOf = (index: number) => `step:${index}:${build.steps[index].name}`;
  return {
    source: 'controlPlane',
    reason,
    parameters: [],
    events: [],
    nodes: build.steps.map((step, index) => {
      const hasBegun = !['pending', 'skipped'].includes(step.phase);
      return withoutAbsent<BuildNode>({
        ...step,
        id: idOf(index),
        type: 'other',
        parents: index > 0 ? [idOf(index - 1)] : [],
        inputs: [],
        outputs: [],
        hasLog: hasBegun && STEP.test(step.name),
      });
    }),
  };
}
