// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { report } from '../Metric';
import { Bundle } from './Bundle';

/** What an entity's overview loads of ours: the client, the wrapper of every extension, and the cards. */
const onOverview = /\/(api\/client|replyWrapper|\w+Card)\.tsx?$/;

/**
 * How much the plugin adds to an app of the 1.55 line: on an entity's overview, the first route most people open, and in
 * all. What the app has anyway is not counted.
 */
export async function benchBundle(): Promise<void> {
  const bundle = await Bundle.create();
  const lazy = bundle.lazyModules();
  const overview = lazy.filter(module => onOverview.test(module));
  const own = await bundle.upTo([]);
  for (const module of lazy) {
    const size = ((await bundle.upTo([module])) - own) / 1000;
    process.stderr.write(`${size.toFixed(1).padStart(7)} kB  ${module}\n`);
  }
  report({
    bench: 'bundle',
    metric: 'entityRouteKBgz',
    value: (await bundle.upTo(overview)) / 1000,
    unit: 'kB',
  });
  report({
    bench: 'bundle',
    metric: 'totalKBgz',
    value: (await bundle.total()) / 1000,
    unit: 'kB',
  });
}
