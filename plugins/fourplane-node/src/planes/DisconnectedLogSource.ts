// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  AskedSource,
  LogContext,
  LogHistogram,
  LogPage,
  Problem,
} from '@fourplane/plugin-fourplane-common';
import { LogFilter, LogSearch, LogSource } from './LogSource';

type Options = { readonly signal: AbortSignal };

/** A source that has nothing, for one reason. */
export class DisconnectedLogSource implements LogSource {
  static create(options: { problem: Problem }): DisconnectedLogSource {
    const { what, mend } = options.problem;
    return new DisconnectedLogSource([
      {
        title: 'OpenSearch',
        planes: [],
        state: 'notPlaced',
        what,
        ...(mend && { mend }),
      },
    ]);
  }

  private constructor(private readonly sources: AskedSource[]) {}

  async search(search: LogSearch, { signal }: Options): Promise<LogPage> {
    signal.throwIfAborted();
    const until = new Date(search.to).toISOString();
    return { lines: [], until, sources: this.sources };
  }

  async histogram(
    filter: LogFilter,
    { signal }: Options,
  ): Promise<LogHistogram> {
    signal.throwIfAborted();
    const start = new Date(filter.from).toISOString();
    return {
      start,
      stepSeconds: Math.max(1, Math.ceil((filter.to - filter.from) / 1_000)),
      count: 0,
      levels: {},
      total: 0,
      sources: this.sources,
    };
  }

  async context(_query: unknown, { signal }: Options): Promise<LogContext> {
    signal.throwIfAborted();
    return { before: [], after: [], sources: this.sources };
  }
}
