// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { missingIndexError, notOpenSearchError } from './explainFailure';
import {
  fieldMappingsSchema,
  IndexLayout,
  indexLayout,
  probedFields,
} from './indexLayout';
import { LogArchiveError } from './LogArchiveError';
import { LogSearcher } from './LogSearcher';
import { OpenSearchRequest, OpenSearchTransport } from './OpenSearchTransport';

const namesSchema = z.object({
  indices: z.array(z.object({ name: z.string() })),
});

/** What is known of the indices for a while. */
export interface ProbedIndices {
  readonly layout: IndexLayout;
  /** Of all, those without a node, too; none where the account may not ask. */
  readonly names: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

interface IndicesOptions {
  readonly transport: OpenSearchTransport;
  readonly searcher: LogSearcher;
  readonly patterns: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const VALID_MS = 5 * 60_000;

/** The indices that hold container logs, asked for once and remembered for a while. */
export class LogIndices {
  static create(options: IndicesOptions): LogIndices {
    return new LogIndices(options);
  }

  private readonly transport: OpenSearchTransport;
  private readonly searcher: LogSearcher;
  private readonly patterns: readonly string[];
  private readonly now: () => number;
  private probed?: ProbedIndices;

  private constructor(options: IndicesOptions) {
    this.transport = options.transport;
    this.searcher = options.searcher;
    this.patterns = options.patterns;
    this.now = options.now;
  }

  /** Asks anew now and then, as every day brings an index. Rejects with a `LogArchiveError`. */
  async probe(signal: AbortSignal): Promise<ProbedIndices> {
    const { probed } = this;
    if (probed && this.now() - probed.at < VALID_MS) {
      return probed;
    }
    const [layout, names] = await Promise.all([
      this.readLayout(signal),
      this.readNames(signal),
    ]);
    this.probed = { layout, names, at: this.now() };
    return this.probed;
  }

  private async readNames(signal: AbortSignal): Promise<string[]> {
    try {
      const answer = await this.transport.json({
        attempt: 'list the log indices',
        path: `/_resolve/index/${encodeURI(this.patterns.join(','))}`,
        signal,
      });
      return namesSchema.parse(answer).indices.map(({ name }) => name);
    } catch {
      signal.throwIfAborted();
      // Whatever keeps the logs from being read is told by what reads them.
      return [];
    }
  }

  private async readLayout(signal: AbortSignal): Promise<IndexLayout> {
    const { patterns } = this;
    const targets = patterns.join(',');
    const request: OpenSearchRequest = {
      attempt: `look for the log indices ${patterns.join(', ')}`,
      path: `/${encodeURI(targets)}/_mapping/field/${probedFields.join(',')}`,
      query: { ignore_unavailable: true, allow_no_indices: true },
      signal,
    };
    const answer = await this.transport.json(request).catch(orNoIndices);
    const operation = this.transport.operation(request);
    const parsed = fieldMappingsSchema.safeParse(answer);
    if (!parsed.success) {
      throw notOpenSearchError(
        operation,
        'it says nothing of its fields',
        parsed.error,
      );
    }
    const layout = indexLayout(parsed.data);
    if (layout.indices.length === 0) {
      // Fields are not told of indices without a node, which a search does not pass over.
      const { attempt } = request;
      const body = { size: 0 };
      await this.searcher.search({ attempt, targets, body, signal });
      throw missingIndexError(operation);
    }
    return layout;
  }
}

function orNoIndices(error: unknown): object {
  if (error instanceof LogArchiveError && error.failure === 'missingIndex') {
    return {};
  }
  throw error;
}
