// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { fnv32a } from '../../../../openchoreo/names';
import { sandboxAnnotation } from '../../../../sandboxAnnotation';
import { ContainerRun } from '../../ContainerRun';

/** What the words of a step are made from: what its pod says of the build. */
export class StepContext {
  static of(run: ContainerRun, step: string): StepContext {
    const env = new Map(
      (run.container.env ?? []).map(({ name, value = '' }) => [name, value]),
    );
    return new StepContext(run, step, env);
  }

  private constructor(
    private readonly run: ContainerRun,
    readonly step: string,
    private readonly env: ReadonlyMap<string, string>,
  ) {}

  /** The first of these variables that is set; the last argument when none is. */
  variable(names: readonly string[], fallback: string): string {
    return names.map(name => this.env.get(name)).find(Boolean) ?? fallback;
  }

  get repository(): string {
    return this.variable(['REPO', 'GIT_REPO'], '<not specified>');
  }

  get branch(): string {
    return this.variable(['BRANCH'], '');
  }

  /** What was asked for; empty for the head of the branch. */
  get commit(): string {
    return this.variable(['COMMIT'], '');
  }

  /** The first eight digits of what is built. */
  get revision(): string {
    const { annotations = {} } = this.run.pod.metadata;
    const outputs: Record<string, string> = JSON.parse(
      annotations[sandboxAnnotation.outputs] ?? '{}',
    );
    return (
      outputs['git-revision'] ??
      (this.commit || this.variable(['GIT_REVISION'], this.digest('revision')))
    ).slice(0, 8);
  }

  get image(): string {
    const { annotations = {} } = this.run.pod.metadata;
    const outputs: Record<string, string> = JSON.parse(
      annotations[sandboxAnnotation.outputs] ?? '{}',
    );
    const name = this.variable(['IMAGE_NAME'], this.component);
    const tag = this.variable(['IMAGE_TAG'], 'v1');
    return outputs.image ?? this.variable(['IMAGE'], `${name}:${tag}`);
  }

  get component(): string {
    return this.variable(['COMPONENT_NAME', 'IMAGE_NAME'], 'app');
  }

  get isBuildpack(): boolean {
    return /buildpack|pack/.test(this.run.container.image);
  }

  /** What the component is written in, as its name suggests. */
  get language(): 'go' | 'node' {
    return /web|ui|front|site|portal|store|app-/.test(
      `${this.component} ${this.repository}`,
    )
      ? 'node'
      : 'go';
  }

  /** One of these, the same for the same build and question. */
  pick<T>(question: string, from: readonly T[]): T {
    return from[fnv32a(`${this.seed} ${question}`) % from.length];
  }

  /** Sixty-four hexadecimal digits, the same for the same build and question. */
  digest(question: string): string {
    return createHash('sha256')
      .update(`${this.seed} ${question}`)
      .digest('hex');
  }

  private get seed(): string {
    return (
      this.run.pod.metadata.labels?.['workflows.argoproj.io/workflow'] ??
      this.run.pod.metadata.name
    );
  }
}
