// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { PlaneFact, Problem } from '@fourplane/plugin-fourplane-common';
import { Observer } from './Observer';
import { ProbeTiming } from './ProbeTiming';

type Answered = Extract<PlaneFact, { state: 'up' | 'degraded' }>;

/** What a server says of itself. */
export type ProbeAnswer = Pick<Answered, 'version' | 'cluster' | 'targets'> & {
  /** What it says is not right. */
  readonly problem?: Problem;
};

/** What became of a question: an answer, or that there is nobody to ask. */
export type Probed =
  | {
      readonly state: 'answered';
      readonly address: string;
      readonly latencyMs: number;
      readonly answer: ProbeAnswer;
    }
  | { readonly state: 'none'; readonly problem: Problem };

/** Asks one server how it is. Rejects with a {@link ProbeError}, or with whatever the signal's abort makes of it. */
export type Probe = (signal: AbortSignal) => Promise<Probed>;

/** Makes of an entry of the configuration what asks its server how it is, and reads what it holds. */
export type MakeObserverProbe<C, T> = (options: {
  readonly config: C;
  /** The configuration key of the entry, for messages. */
  readonly where: string;
  readonly timing: ProbeTiming;
}) => {
  readonly probe: Probe;
  readonly read: Observer<T>['read'];
  readonly close: () => Promise<void>;
};
