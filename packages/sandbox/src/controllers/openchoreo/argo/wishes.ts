// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { sandboxAnnotation } from '../../sandboxAnnotation';
import { ArgoNode, ArgoWorkflow } from './objects';

/** `fails-at-build-image`, as a part of a branch, a repository or a component, does what an annotation would. */
const words = /(fails|flaky|hangs|pending)-at-([a-z0-9-]+)/;

const stepOf = ({ displayName, templateName, templateRef }: ArgoNode) => [
  displayName.replace(/\(.*\)$/, ''),
  templateName ?? templateRef?.template,
];

/** Of `20s` that; of `build-image=2m,publish-image=5s` the step's part. */
function partOf(
  text: string | undefined,
  steps: readonly (string | undefined)[],
): string | undefined {
  const parts = (text ?? '').split(',').map(part => part.trim().split('='));
  const own = parts.find(([name, value]) => value && steps.includes(name));
  return own?.[1] ?? parts.find(([, value]) => value === undefined)?.[0];
}

/** The annotations a step's pod gets for what its workflow asks, with a note of which these are. */
export function askedOf(
  workflow: ArgoWorkflow,
  node: ArgoNode,
): Record<string, string> {
  const wanted = Object.entries(wishesFor(workflow, node)).filter(
    (wish): wish is [string, string] => wish[1] !== null,
  );
  const names = wanted.map(([name]) => name).join(' ');
  return {
    ...Object.fromEntries(wanted),
    ...(names && { [sandboxAnnotation.asked]: names }),
  };
}

/**
 * What a workflow, by its annotations or by words in its arguments, asks of one of its steps: annotations of that
 * step's pod; null where nothing is asked for.
 */
function wishesFor(
  workflow: ArgoWorkflow,
  node: ArgoNode,
): Record<string, string | null> {
  const { annotations = {} } = workflow.metadata;
  const steps = stepOf(node);
  const found = (workflow.spec?.arguments?.parameters ?? [])
    .map(({ value = '' }) => words.exec(value))
    .find(match => match && steps.includes(match[2].replace(/-$/, '')));
  const word = found?.[1];
  const [failing, often] = (
    annotations[sandboxAnnotation.failStep] ?? ''
  ).split('=');
  const fails = steps.includes(failing);
  const attempts = fails ? often ?? 'all' : undefined;
  const isHeld =
    steps.includes(annotations[sandboxAnnotation.holdStep]) || word === 'hangs';
  const isPending =
    steps.includes(annotations[sandboxAnnotation.pendingStep]) ||
    word === 'pending';
  const byWord = { fails: 'all', flaky: '1' }[word ?? ''];
  return {
    [sandboxAnnotation.failAttempts]: attempts ?? byWord ?? null,
    [sandboxAnnotation.hold]: isHeld ? 'true' : null,
    [sandboxAnnotation.podFailure]: isPending ? 'Pending' : null,
    [sandboxAnnotation.duration]:
      partOf(annotations[sandboxAnnotation.stepDuration], steps) || null,
    [sandboxAnnotation.logLines]:
      partOf(annotations[sandboxAnnotation.logLines], steps) || null,
  };
}
