// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { Sandbox, startSandbox } from '@fourplane/sandbox';
import { planes } from '../cluster/manifests/basics';
import { platformSample } from './samples';

/** A sandbox with the platform a real cluster is seeded with. */
export async function startSandboxPlatform(): Promise<Sandbox> {
  const sandbox = await startSandbox({ pace: 'instant' });
  try {
    await sandbox.client.apply(planes());
    await sandbox.client.apply(readFileSync(platformSample, 'utf8'));
    return sandbox;
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}
