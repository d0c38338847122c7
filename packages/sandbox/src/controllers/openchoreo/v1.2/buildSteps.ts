// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { WorkflowSpec } from './objects';

interface ArgoTemplate {
  name?: string;
  steps?: { name?: string }[][];
}

interface ArgoSpec {
  entrypoint?: string;
  templates?: ArgoTemplate[];
}

/** The step that writes the Workload, always the last of a component build. */
export const workloadStep = 'generate-workload-cr';

/** The steps of a workflow's entry point, in order; one step named after it when it has none. */
export function stepsOf({ runTemplate }: WorkflowSpec): string[] {
  const { entrypoint, templates } = (runTemplate.spec ?? {}) as ArgoSpec;
  const entry = templates?.find(template => template.name === entrypoint);
  const names = (entry?.steps ?? []).flat().flatMap(step => step.name ?? []);
  return names.length > 0 ? names : [entrypoint ?? 'main'];
}

/** Milliseconds of a duration such as `1d12h`; undefined for what is none. */
export function durationMs(text: string | undefined): number | undefined {
  const match = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(
    text ?? '',
  );
  if (!text || !match) return undefined;
  const [days, hours, minutes, seconds] = match
    .slice(1)
    .map(n => Number(n ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
}
