// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { causeOf } from './causeOf';

describe('causeOf', () => {
  it.each([
    ['ResourcesDegraded', undefined, undefined],
    ['ResourcesDegraded', '0 of 2 ready', '0 of 2 ready'],
    ['CrashLoopBackOff', undefined, 'CrashLoopBackOff'],
    ['CrashLoopBackOff', 'back-off 40s', 'CrashLoopBackOff: back-off 40s'],
    ['ImagePullBackOff', 'pod a: ImagePullBackOff', 'pod a: ImagePullBackOff'],
    [
      'RenderingFailed',
      'Rendering failed: no port',
      'Rendering failed: no port',
    ],
    [undefined, 'waiting for replica', 'waiting for replica'],
    [undefined, undefined, undefined],
    ['', '', undefined],
  ])('of %p and %p is %p', (reason, message, cause) => {
    expect(causeOf({ state: 'degraded', reason, message })).toBe(cause);
  });
});
