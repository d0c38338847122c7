// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { hasFailed, isFulfilled } from './NodeGraph';
import type { Operation, Place } from './Operation';
import { outputsOf, variablesOf } from './Operation';
import { ArgoNode, Template, TemplateHolder } from './objects';

const mayFail = (
  { continueOn = {} }: TemplateHolder,
  { phase }: ArgoNode,
): boolean =>
  (phase === 'Failed' && continueOn.failed === true) ||
  (phase === 'Error' && continueOn.error === true);

/** A step for each item of its list, named after it; the step itself without one. */
function expanded(step: TemplateHolder): readonly TemplateHolder[] {
  const { withItems, ...one } = step;
  if (!withItems) return [step];
  return withItems.map((item, index) => {
    const text = typeof item === 'string' ? item : JSON.stringify(item);
    const filled: Omit<TemplateHolder, 'withItems'> = JSON.parse(
      JSON.stringify(one).replaceAll(
        '{{item}}',
        JSON.stringify(text).slice(1, -1),
      ),
    );
    return { ...filled, name: `${step.name}(${index}:${text})` };
  });
}

const idsAfter = ({ graph }: Operation, group: ArgoNode): string[] =>
  graph
    .childrenOf(group)
    .flatMap(child => graph.outboundOf(child).map(({ id }) => id));

/** Group after group; a group begins when all of the one before have ended, and none of them wrongly. */
export function executeSteps(
  operation: Operation,
  node: ArgoNode,
  template: Template,
  place: Place,
): void {
  const { graph } = operation;
  let { scope } = place;
  let before: ArgoNode | undefined;
  for (const [index, steps] of (template.steps ?? []).entries()) {
    const name = `${node.name}[${index}]`;
    let group = graph.named(name);
    if (!group) {
      group = graph.add(name, 'StepGroup', 'Running', {
        boundaryID: node.id,
        templateScope: place.templateScope,
        nodeFlag: {},
      });
      for (const parent of parentsOf(operation, node, before)) {
        graph.link(parent, group);
      }
    }
    const here = { ...place, scope };
    if (!isFulfilled(group)) executeGroup(operation, group, steps, here);
    if (!isFulfilled(group)) return;
    if (hasFailed(group)) {
      node.outboundNodes = idsAfter(operation, group);
      graph.end(node, 'Failed', group.message);
      return;
    }
    for (const child of graph.childrenOf(group)) {
      scope = scope.with(variablesOf(`steps.${child.displayName}`, child));
    }
    before = group;
  }
  node.outboundNodes = before && idsAfter(operation, before);
  node.outputs = outputsOf(template, scope);
  graph.end(node, 'Succeeded');
}

function parentsOf(
  { graph }: Operation,
  node: ArgoNode,
  before: ArgoNode | undefined,
): ArgoNode[] {
  if (!before) return [node];
  const children = graph.childrenOf(before);
  return children.length === 0
    ? [before]
    : children.flatMap(child => graph.outboundOf(child));
}

function executeGroup(
  operation: Operation,
  group: ArgoNode,
  steps: readonly TemplateHolder[],
  place: Place,
): void {
  const { graph } = operation;
  const children = steps.flatMap(expanded).map(step => {
    const name = `${group.name}.${step.name}`;
    const child =
      operation.skip(name, step, place) ?? operation.execute(name, step, place);
    graph.link(group, child);
    return { step, child };
  });
  if (!children.every(({ child }) => isFulfilled(child))) return;
  const wrong = children.find(
    ({ step, child }) => hasFailed(child) && !mayFail(step, child),
  );
  graph.end(
    group,
    wrong ? 'Failed' : 'Succeeded',
    wrong && `child '${wrong.child.id}' failed`,
  );
}
