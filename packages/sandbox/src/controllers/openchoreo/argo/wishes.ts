// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { durationMs } from '../../runtime';
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

const isCount = (text: string): boolean => /^\d+$/.test(text);

/** What may be asked for, each part of it, and how it is written. */
const forms: readonly {
  readonly annotation: string;
  readonly isSound: (part: string) => boolean;
  readonly write: string;
}[] = [
  {
    annotation: sandboxAnnotation.logLines,
    isSound: isCount,
    write: 'a number of lines, 100000 or build-image=100000',
  },
  {
    annotation: sandboxAnnotation.stepDuration,
    isSound: part => durationMs(part) !== undefined,
    write: 'a time, 90s or build-image=2m,publish-image=5s',
  },
  {
    annotation: sandboxAnnotation.failStep,
    isSound: often => often === 'all' || isCount(often),
    write: 'a step, build-image, or with how often it fails, build-image=1',
  },
];

/** What is wrong with what a workflow asks, and how to mend it; undefined when nothing is. */
export function wishProblem({ metadata }: ArgoWorkflow): string | undefined {
  for (const { annotation, isSound, write } of forms) {
    const text = metadata.annotations?.[annotation];
    const parts = (text ?? '').split(',').map(part => part.trim().split('='));
    // a step alone fails always
    const values = parts.flatMap(([name, value]) =>
      value === undefined && annotation === sandboxAnnotation.failStep
        ? []
        : value ?? name,
    );
    if (text && !values.every(isSound)) {
      return `annotation ${annotation} is "${text}"; write ${write}`;
    }
  }
  return undefined;
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
