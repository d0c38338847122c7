// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { TargetName } from '../testTarget';
import { Answered } from './Question';

/** What a server answered, by the name of the question, and which server it was. */
export interface AskedServer {
  readonly program: string;
  readonly answers: ReadonlyMap<string, Answered>;
}

/** Questions that a stand-in must answer as the real server did. */
export interface ParitySuite {
  /** As `--suite` names it. */
  readonly name: 'opensearch' | 'prometheus';
  /** Of the real server. */
  readonly title: string;
  /** Of the questions, in their order. */
  readonly names: readonly string[];
  /** What the stand-in answers otherwise, by the name of the question, and why. */
  readonly deviations: ReadonlyMap<string, string>;
  /** Where answers are recorded. */
  readonly folder: string;
  /** Starts a server, asks it everything and ends it. Rejects with a ClusterError where it is not installed. */
  ask(target: TargetName): Promise<AskedServer>;
}
