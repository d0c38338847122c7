// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  BuildGraph,
  LogEvent,
  Problem,
} from '@fourplane/plugin-fourplane-common';
import { IntentOutcome } from '../intents';
import { refusal } from '../intents/IntentOutcome';
import { BuildRuns } from './BuildRuns';
import { failureOf, sentencesOf } from './problemTexts';

/** Builds of which nothing can be asked, for one reason. */
export class DisconnectedBuildRuns implements BuildRuns {
  static create(options: { problem: Problem }): DisconnectedBuildRuns {
    return new DisconnectedBuildRuns(options.problem);
  }

  private constructor(private readonly problem: Problem) {}

  async graph(): Promise<BuildGraph> {
    return {
      nodes: [],
      source: 'controlPlane',
      reason: sentencesOf(this.problem),
      parameters: [],
      events: [],
    };
  }

  async *log(): AsyncGenerator<LogEvent> {
    yield failureOf(this.problem);
  }

  async stop(): Promise<IntentOutcome> {
    return refusal('', this.problem.what, this.problem.mend);
  }
}
