// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Sandbox } from '@fourplane/sandbox';
import { unlistedDifferences } from './differences';
import { failures } from './failures';
import { startSandboxPlatform } from './platform';
import { recordingName, samplePaths, samplesFolder } from './samples';
import { StatusObserver } from './StatusObserver';
import { StatusTree } from './statusTree';

jest.setTimeout(120_000);

const quietMs = 500;

const recording = (name: string): StatusTree =>
  JSON.parse(readFileSync(resolve(__dirname, 'recorded/v1.2.3', name), 'utf8'));

const paths = samplePaths();

if (paths.length === 0) {
  // eslint-disable-next-line jest/no-disabled-tests
  it.skip(`makes of OpenChoreo's samples what its real controllers make (needs ${samplesFolder})`, () => {});
} else {
  describe("the simulated controllers make what OpenChoreo's real ones make", () => {
    let sandbox: Sandbox;
    let observer: StatusObserver;
    afterEach(() => observer.advance());

    const start = async () => {
      sandbox = await startSandboxPlatform();
      observer = StatusObserver.create(sandbox.client);
    };

    async function differencesFrom(name: string) {
      const real = recording(name);
      await observer.lookFor(
        seen => unlistedDifferences(real, seen).length === 0,
        10_000,
      );
      // and it stays so
      return unlistedDifferences(real, await observer.settled(quietMs, 10_000));
    }

    describe('of a sample', () => {
      beforeAll(start);
      afterAll(() => sandbox?.stop());

      it('the platform', async () => {
        expect(await differencesFrom('platform.json')).toEqual([]);
      });

      // each stands on those before it
      it.each(paths)('%s', async path => {
        await sandbox.client.apply(
          readFileSync(resolve(samplesFolder, path), 'utf8'),
        );
        expect(await differencesFrom(recordingName(path))).toEqual([]);
      });
    });

    describe('of what is wrong', () => {
      beforeAll(async () => {
        await start();
        await observer.settled(quietMs, 10_000);
        await observer.advance();
      });
      afterAll(() => sandbox?.stop());

      it.each(failures.map(failure => [failure.name, failure] as const))(
        '%s',
        async (name, { given, then }) => {
          await sandbox.client.apply(given);
          if (then) {
            await observer.settled(quietMs, 10_000);
            await then(sandbox.client);
          }
          expect(await differencesFrom(`failures/${name}.json`)).toEqual([]);
        },
      );
    });
  });
}
