// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A known difference between the sandbox and the real server, which may show at several places. */
export interface Deviation {
  readonly reason: string;
  /**
   * Where it shows: `case#place`, the place as `compareAnswers` names it, with all below it. A `*` stands for one part
   * of the place or for anything in the case's name, `**` for any number of parts. Every one must show a difference.
   */
  readonly at: readonly string[];
}

/** All of them. One that is not met any more fails the suite, as does a difference that is not here. */
export const deviations: readonly Deviation[] = [
  {
    reason:
      'A new node is not marked as not ready: no controller is simulated that takes the mark away again, and pods would wait forever.',
    at: [
      'coreLife/others#0.body.spec.taints',
      'coreLife/others#1.body.spec.taints',
      'coreLife/others#2.body.spec.taints',
    ],
  },
];
