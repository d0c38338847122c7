// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ServiceUnavailableError } from '@backstage/errors';
import {
  LogEvent,
  Problem,
  Runtime,
  RuntimeTree,
} from '@fourplane/plugin-fourplane-common';
import { Deployments } from './Deployments';
import { failureOf, sentencesOf } from './problemTexts';

/** Deployments of which nothing can be seen, for one reason. */
export class DisconnectedDeployments implements Deployments {
  static create(options: { problem: Problem }): DisconnectedDeployments {
    return new DisconnectedDeployments(options.problem);
  }

  private constructor(private readonly problem: Problem) {}

  runtime(): Runtime {
    return { state: 'none', problem: this.problem, pods: [] };
  }

  changes(): () => void {
    return () => {};
  }

  async tree(): Promise<RuntimeTree> {
    return { objects: [], problems: [this.problem] };
  }

  async objects(): ReturnType<Deployments['objects']> {
    return { objects: [], problems: [this.problem] };
  }

  async manifest(): Promise<never> {
    throw new ServiceUnavailableError(sentencesOf(this.problem));
  }

  async *log(): AsyncGenerator<LogEvent> {
    yield failureOf(this.problem);
  }
}
