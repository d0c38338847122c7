// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Sandbox, startSandbox } from '../../Sandbox';
import { Change, Informer } from './Informer';

const kind = { apiVersion: 'v1', kind: 'ConfigMap' };
const map = (name: string, data: Record<string, string> = {}) => ({
  ...kind,
  metadata: { name, namespace: 'default', labels: { half: name.slice(-1) } },
  data,
});

describe('Informer', () => {
  let sandbox: Sandbox;
  let informer: Informer;
  let abort: AbortController;
  let running: Promise<void>;

  /** Resolves when the informer's copy satisfies the predicate. */
  const until = (holds: () => boolean) =>
    new Promise<void>(resolve => {
      if (holds()) {
        resolve();
        return;
      }
      const undo = informer.subscribe(() => {
        if (!holds()) return;
        undo();
        resolve();
      });
    });

  beforeEach(async () => {
    sandbox = await startSandbox({ controllers: false });
    await sandbox.client.apply([map('one-a'), map('two-b')]);
    abort = new AbortController();
    informer = Informer.create({
      client: sandbox.client,
      kind,
      random: () => 0,
      logger: () => {},
    });
    informer.addIndex('half', o => [o.metadata.labels?.half ?? '']);
    await new Promise<void>(resolve => {
      running = informer.run(abort.signal, resolve);
    });
  });
  afterEach(async () => {
    abort.abort();
    await running;
    await sandbox.stop();
  });

  it('holds what was there, follows changes and keeps its indexes', async () => {
    expect(informer.get('default/one-a')).toBeDefined();
    const changes: Change[] = [];
    informer.subscribe(change => changes.push(change));
    await sandbox.client.apply(map('one-a', { x: '1' }));
    await sandbox.client.apply(map('three-a'));
    await sandbox.client.delete('v1', 'ConfigMap', 'default', 'two-b');
    await until(() => !informer.get('default/two-b'));
    expect(informer.by('half', 'a').map(o => o.metadata.name)).toEqual([
      'one-a',
      'three-a',
    ]);
    expect(informer.by('half', 'b')).toEqual([]);
    expect(changes.map(({ before, after }) => [!!before, !!after])).toEqual([
      [true, true],
      [false, true],
      [true, false],
    ]);
  });

  it('resumes after dropped watches without listing again', async () => {
    sandbox.requests.reset();
    sandbox.faults.dropWatches();
    await sandbox.client.apply(map('later-a'));
    await until(() => informer.get('default/later-a') !== undefined);
    expect(sandbox.requests.count({ verb: 'list', plural: 'configmaps' })).toBe(
      0,
    );
  });

  it('lists again when its version has expired, and notices what went meanwhile', async () => {
    sandbox.faults.setOnline(false);
    sandbox.faults.setOnline(true);
    await sandbox.client
      .delete('v1', 'ConfigMap', 'default', 'two-b')
      .catch(() => {});
    sandbox.faults.expireHistory();
    sandbox.faults.dropWatches();
    await sandbox.client.apply(map('later-a'));
    await until(
      () =>
        informer.get('default/later-a') !== undefined &&
        informer.get('default/two-b') === undefined,
    );
  });
});
