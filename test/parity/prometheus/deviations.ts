// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What the stand-in answers otherwise than Prometheus 2.42, by the name of the question, and why. */
export const deviations: ReadonlyMap<string, string> = new Map([
  [
    'instant/dates of no number',
    'What Go makes of a number that is none, as a time, depends on the processor it runs on; the stand-in says that it is none.',
  ],
]);
