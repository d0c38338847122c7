// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { testTarget } from '../testTarget';
import { differences, unlistedDifferences } from './differences';
import { failures } from './failures';
import {
  isUnsteady,
  recordingName,
  samplePaths,
  samplesFolder,
} from './samples';
import { Platform, PlatformUse, startPlatform } from './startPlatform';
import { RenderedObjects, renderedObjects } from './renderedObjects';
import { StatusObserver } from './StatusObserver';
import { StatusTree } from './statusTree';

jest.setTimeout(120_000);

const target = testTarget();
// the real controllers have nothing to be excused for
const compare = target === 'sandbox' ? unlistedDifferences : differences;
const quietMs = 500;
// a real controller takes its time between two changes
const settledMs = target === 'sandbox' ? quietMs : 3_000;
const timeoutMs = target === 'sandbox' ? 10_000 : 60_000;

const recording = (name: string): StatusTree =>
  JSON.parse(readFileSync(resolve(__dirname, 'recorded/v1.2.3', name), 'utf8'));
const rendered: RenderedObjects = recording('rendered.json');

const paths = samplePaths().filter(
  path => target === 'sandbox' || !isUnsteady(path),
);

if (paths.length === 0) {
  // eslint-disable-next-line jest/no-disabled-tests
  it.skip(`makes of OpenChoreo's samples what its real controllers make (needs ${samplesFolder})`, () => {});
} else {
  describe("controllers make what OpenChoreo's real ones were seen to make", () => {
    let platform: Platform;
    let observer: StatusObserver;
    afterEach(() => observer.advance());

    const start = async (use: PlatformUse) => {
      platform = await startPlatform(target, use);
      observer = StatusObserver.create(platform.client);
    };

    async function differencesFrom(name: string) {
      const recorded = recording(name);
      await observer.lookFor(
        seen => compare(recorded, seen).length === 0,
        timeoutMs,
      );
      // and it stays so
      return compare(recorded, await observer.settled(quietMs, timeoutMs));
    }

    describe('of a sample', () => {
      beforeAll(() => start('samples'));
      afterAll(() => platform?.stop());

      it('the platform', async () => {
        expect(await differencesFrom('platform.json')).toEqual([]);
      });

      // each stands on those before it
      it.each(paths)('%s', async path => {
        await platform.client.apply(
          readFileSync(resolve(samplesFolder, path), 'utf8'),
        );
        expect(await differencesFrom(recordingName(path))).toEqual([]);
      });

      it('whole objects, rendered from templates', async () => {
        const seen = await renderedObjects(platform.client);
        // those of samples that are left out are not there
        const expected = Object.entries(rendered).filter(
          ([id]) => target === 'sandbox' || id in seen,
        );
        expect(differences(Object.fromEntries(expected), seen)).toEqual([]);
        expect(expected.length).toBeGreaterThan(60);
      });
    });

    describe('of what is wrong', () => {
      beforeAll(async () => {
        await start('failures');
        await observer.settled(settledMs, timeoutMs);
        await observer.advance();
      });
      afterAll(() => platform?.stop());

      it.each(failures.map(failure => [failure.name, failure] as const))(
        '%s',
        async (name, { given, then }) => {
          await platform.client.apply(given);
          if (then) {
            await observer.settled(settledMs, timeoutMs);
            await then(platform.client);
          }
          expect(await differencesFrom(`failures/${name}.json`)).toEqual([]);
        },
      );
    });
  });
}
