// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  AskedSource,
  LogExportEvent,
  MAX_EXPORTED_LINES,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import {
  LogFilter,
  LogSearch,
  LogSource,
} from '@fourplane/plugin-fourplane-node';

const PAGE = 1_000;

/**
 * Everything a filter lets through, page by page, as far as one export goes. The next page is asked for when the reader has
 * taken the one before.
 */
export async function* exportedLines(
  logs: LogSource,
  filter: LogFilter & Pick<LogSearch, 'order'>,
  options: { readonly signal: AbortSignal; readonly most?: number },
): AsyncGenerator<LogExportEvent> {
  const { signal, most = MAX_EXPORTED_LINES } = options;
  const sources = new Map<string, AskedSource>();
  let cursor: string | undefined;
  let left = most;
  for (;;) {
    const search = { ...filter, limit: Math.min(PAGE, left), cursor };
    const {
      lines,
      next,
      sources: asked,
    } = await logs.search(search, {
      signal,
    });
    asked.forEach(source => note(sources, source));
    left -= lines.length;
    if (lines.length > 0) {
      yield { type: 'lines', lines };
    }
    if (next === undefined || left <= 0) {
      const reason = next === undefined ? 'complete' : 'limit';
      yield { type: 'end', reason, sources: [...sources.values()] };
      return;
    }
    cursor = next;
  }
}

/** A source that once did not answer stays so: what it had is missing, whatever it has answered since. */
function note(sources: Map<string, AskedSource>, source: AskedSource): void {
  const key = [source.title, ...source.planes.map(refKey)].join(' ');
  const known = sources.get(key);
  if (!known || known.state === 'answered') {
    sources.set(key, source);
  }
}
