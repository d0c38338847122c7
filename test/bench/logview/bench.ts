// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '@fourplane/cli';
import { report, type Metric } from '../Metric';
import { mainThreadWork, type MainThreadWork } from './MainThread';
import type { page as logview } from './page';
import { servePage } from './servePage';

const bench = 'logview';
const FRAME_MS = 1000 / 60;
const TIMES = 5;

declare const window: { logview: typeof logview };

/**
 * How smooth a log is in a real browser. Times are processor time of the page's main thread, which is what makes a page
 * slow to use; `openWallMs` and `searchWallMs` are by the clock and grow with whatever else the machine does.
 */
export async function benchLogView(options: { lines: number }): Promise<void> {
  const { executable, args } = await findBrowser();
  const site = await servePage();
  const browser = await chromium.launch({
    executablePath: executable,
    args: [...args],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 900 },
    });
    page.on('pageerror', error =>
      process.stderr.write(`the page failed: ${error.stack}\n`),
    );
    await page.goto(site.url);
    await page.waitForFunction(() => 'logview' in window);
    await measure(page, options.lines);
    await openMillion(page);
  } finally {
    await browser.close();
    await site.stop();
  }
}

async function measure(page: Page, lines: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const work = (action: () => Promise<unknown>) =>
    mainThreadWork(session, action);
  await page.evaluate(count => window.logview.prepare(count), lines);

  const opened: MainThreadWork[] = [];
  const openedWall: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    await page.evaluate(() => window.logview.close());
    opened.push(
      await work(async () => {
        openedWall.push(
          await page.evaluate(async () => {
            const begin = performance.now();
            await window.logview.open();
            return performance.now() - begin;
          }),
        );
      }),
    );
  }
  say('openMs', median(opened.map(({ totalMs }) => totalMs)));
  say('openWallMs', median(openedWall));

  await page.evaluate(() => window.logview.scrollTo(0));
  const scrolled = await work(() =>
    page.evaluate(() => window.logview.scroll(400, 240)),
  );
  say('frameP95Ms', percentile(scrolled.frameMs, 0.95));

  await search(page, work);

  await page.evaluate(() => window.logview.scrollTo(1));
  await page.evaluate(from => window.logview.prepare(20_000, from), lines);
  const appended = await work(() =>
    page.evaluate(() => window.logview.append(1_000)),
  );
  // Every sixth frame takes lines in; the slowest of them tells.
  say('appendMs', percentile(appended.frameMs, 1));
  const late = appended.frameMs.filter(ms => ms > FRAME_MS);
  say('appendDroppedFrames', late.length, 'frames');
}

async function search(
  page: Page,
  work: (action: () => Promise<unknown>) => Promise<MainThreadWork>,
): Promise<void> {
  const searched: number[] = [];
  const searchedWall: number[] = [];
  await page.evaluate(() => window.logview.goToSearch());
  for (const text of ['module-42', 'Handler.handle', 'absent from it']) {
    await page.evaluate(() => window.logview.search(''));
    const { totalMs } = await work(async () => {
      searchedWall.push(
        await page.evaluate(async sought => {
          const begin = performance.now();
          await window.logview.search(sought);
          return performance.now() - begin;
        }, text),
      );
    });
    searched.push(totalMs);
  }
  say('searchMs', Math.max(...searched));
  say('searchWallMs', median(searchedWall));
  await page.evaluate(() => window.logview.search(''));
}

/** A million lines, wrapped, taller than any browser lets an element be: opened, scrolled through, and still there. */
async function openMillion(page: Page): Promise<void> {
  const count = 1_000_000;
  await page.evaluate(() => window.logview.close());
  await page.evaluate(lines => window.logview.prepare(lines), count);
  const begin = performance.now();
  await page.evaluate(() => window.logview.open());
  say('millionOpenWallMs', performance.now() - begin);
  for (const share of [0, 0.3, 0.7, 1]) {
    await page.evaluate(to => window.logview.scrollTo(to), share);
    await page.evaluate(() => window.logview.scroll(20, -240));
  }
  await page.evaluate(() => window.logview.scrollTo(1));
  const last = page.locator('[role=row]').last();
  const shown = Number(await last.getAttribute('data-line'));
  if (shown !== count) {
    throw new Error(`The last line drawn is ${shown}, not ${count}.`);
  }
  say('millionLines', shown, 'lines');
}

function say(metric: string, value: number, unit: Metric['unit'] = 'ms'): void {
  report({ bench, metric, value, unit });
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
