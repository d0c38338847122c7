// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { startSandbox } from '@fourplane/sandbox';
import type { Target } from './Target';

/** The sandbox in this process, without simulators: nothing writes but the requests, deletions and owners' ends. */
export async function startSandboxTarget(): Promise<Target> {
  const sandbox = await startSandbox({ controllers: false });
  return {
    name: 'sandbox',
    programs: ['sandbox'],
    url: sandbox.url,
    caPem: sandbox.caPem,
    tokens: sandbox.tokens,
    stop: () => sandbox.stop(),
  };
}
