// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { generations } from '../build/programs';

const identity = z.object({
  pid: z.number().int().positive(),
  started: z.string(),
});

const running = identity.extend({
  name: z.string(),
  version: z.string().optional(),
  logFile: z.string(),
});

/** What a run keeps on disk so that another command can show and end it. No credential is in it. */
const clusterState = z.object({
  generation: z.enum(generations as [string, ...string[]]),
  phase: z.enum(['starting', 'ready', 'failed']),
  startedAt: z.string(),
  /** From the start to everything ready. */
  readySeconds: z.number().optional(),
  /** The process that started the others and ends them. */
  supervisor: identity,
  processes: z.array(running),
  /** The API server's address. */
  url: z.string().optional(),
  gatewayUrl: z.string().optional(),
  openSearchUrl: z.string().optional(),
  prometheusUrl: z.string().optional(),
  /** etcd's address; it tells whether it is full. */
  etcdUrl: z.string().optional(),
  failure: z
    .object({ what: z.string(), mend: z.string().optional() })
    .optional(),
});

export type ClusterState = z.infer<typeof clusterState>;

export type StoredState =
  | { readonly kind: 'state'; readonly state: ClusterState }
  | { readonly kind: 'absent' }
  /** Something is there, and it cannot be read. */
  | { readonly kind: 'unreadable'; readonly reason: string };

const stateFile = (runFolder: string) => join(runFolder, 'state.json');

export function readState(runFolder: string): StoredState {
  let text: string;
  try {
    text = readFileSync(stateFile(runFolder), 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? { kind: 'absent' }
      : { kind: 'unreadable', reason: String(error) };
  }
  try {
    return { kind: 'state', state: clusterState.parse(JSON.parse(text)) };
  } catch (error) {
    const reason =
      error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    return { kind: 'unreadable', reason };
  }
}

/** Replaces the file as a whole: a reader never sees half of it. */
export function writeState(runFolder: string, state: ClusterState): void {
  const path = stateFile(runFolder);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.part`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${path}.part`, path);
}

/** The folders of all runs that left something behind, running or not. */
export function listRuns(runsFolder: string): readonly string[] {
  try {
    return readdirSync(runsFolder).map(name => join(runsFolder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}
