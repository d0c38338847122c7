// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ModelKind,
  ModelRef,
  Problem,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import { EntitySource } from '../sync/EntitySource';

/** Under which the control plane shows what is reported here. */
const REPORTER = 'templates';

/** Shows with the control plane, and once in the log, of which types there is no template because something is wrong. */
export class TemplateNotice {
  private readonly problems = new Map<string, Problem>();

  private constructor(
    private readonly source: Pick<EntitySource, 'name' | 'reportProblems'>,
    private readonly logger: LoggerService,
  ) {}

  static create(options: {
    readonly source: Pick<EntitySource, 'name' | 'reportProblems'>;
    readonly logger: LoggerService;
  }): TemplateNotice {
    return new TemplateNotice(options.source, options.logger);
  }

  /** What is wrong with a type now; `undefined` takes it back. */
  note(ref: ModelRef, what: string | undefined): void {
    const key = refKey(ref);
    const problem = what === undefined ? undefined : problemOf(ref, what);
    if (this.problems.get(key)?.what === problem?.what) {
      return;
    }
    if (problem) {
      this.problems.set(key, problem);
      this.logger.warn(
        `${problem.what}: ${problem.where} of control plane '${this.source.name}'`,
      );
    } else {
      this.problems.delete(key);
    }
    this.source.reportProblems(REPORTER, [...this.problems.values()]);
  }
}

const nouns: Readonly<Partial<Record<ModelKind, string>>> = {
  componentType: 'component type',
  projectType: 'project type',
  resourceType: 'resource type',
};

function problemOf({ kind, tenant, name }: ModelRef, what: string): Problem {
  const type = `${nouns[kind] ?? kind} ${[tenant, name]
    .filter(Boolean)
    .join('/')}`;
  return {
    what: `There is no software template of ${type}: ${what}`,
    where: type,
    mend: 'Correct the type; its template appears by itself. Or annotate it with fourplane.dev/template: none.',
  };
}
