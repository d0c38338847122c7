// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClusterState, readState, writeState } from './ClusterState';
import { endRun, removeDeadRuns, upRun } from './endRun';
import { identify, isRunning, ProcessIdentity } from './processIdentity';

describe('endRun', () => {
  let root: string;
  let run: string;
  const children: ChildProcess[] = [];

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'fourplane-run-'));
    run = join(root, 'runs', upRun);
    mkdirSync(run, { recursive: true });
  });

  afterEach(() => {
    children.splice(0).forEach(child => child.kill('SIGKILL'));
    rmSync(root, { recursive: true, force: true });
  });

  /** A process that does nothing until it is ended. */
  async function sleeper(): Promise<ProcessIdentity> {
    const child = spawn(
      process.execPath,
      ['-e', "setInterval(() => {}, 1e6); process.stdout.write('up');"],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    children.push(child);
    await once(child.stdout, 'data');
    const identity = identify(child.pid ?? 0);
    if (!identity) {
      throw new Error('the process just started is not running');
    }
    return identity;
  }

  const stateOf = (
    supervisor: ProcessIdentity,
    processes: ProcessIdentity[],
  ): ClusterState => ({
    generation: 'v1.2',
    phase: 'ready',
    startedAt: '2026-01-01T00:00:00Z',
    supervisor,
    processes: processes.map((identity, index) => ({
      ...identity,
      name: `program-${index}`,
      version: 'v1',
      logFile: '/dev/null',
    })),
  });

  const gone = { pid: 1, started: 'long ago' };

  it('ends what an ended supervisor left, and removes the data', async () => {
    const [first, second] = [await sleeper(), await sleeper()];
    writeState(run, stateOf(gone, [first, second]));
    await expect(endRun(run)).resolves.toEqual({
      ended: ['program-0 v1', 'program-1 v1'],
    });
    expect([first, second].filter(isRunning)).toEqual([]);
    expect(existsSync(run)).toBe(false);
  });

  it('leaves a process alone that only has the id of a recorded one', async () => {
    const stranger = await sleeper();
    writeState(run, stateOf(gone, [{ ...stranger, started: 'another time' }]));
    await expect(endRun(run)).resolves.toEqual({ ended: [] });
    expect(isRunning(stranger)).toBe(true);
  });

  it('does nothing where nothing runs', async () => {
    await expect(endRun(join(root, 'runs/never'))).resolves.toEqual({
      ended: [],
    });
  });

  it('touches nothing when it cannot tell what runs', async () => {
    writeFileSync(join(run, 'state.json'), '{"phase": "ready"');
    await expect(endRun(run)).rejects.toThrow(/state\.json is unreadable/);
    expect(existsSync(run)).toBe(true);
    writeFileSync(join(run, 'state.json'), '{"phase": "ready"}');
    expect(readState(run)).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringContaining('supervisor'),
    });
  });

  it('removes runs whose supervisor is gone, not others and not a failed up', async () => {
    const [alive, orphan] = [await sleeper(), await sleeper()];
    const [living, dead] = ['living', 'dead'].map(name =>
      join(root, 'runs', name),
    );
    writeState(living, stateOf(alive, []));
    writeState(dead, stateOf(gone, [orphan]));
    writeState(run, { ...stateOf(gone, []), phase: 'failed' });
    await removeDeadRuns(root);
    expect([living, dead, run].map(existsSync)).toEqual([true, false, true]);
    expect([alive, orphan].map(isRunning)).toEqual([true, false]);
  });
});

it('tells a process from another with the same id', () => {
  const own = identify(process.pid);
  expect(own && isRunning(own)).toBe(true);
  expect(isRunning({ pid: process.pid, started: 'x' })).toBe(false);
});
