// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import {
  notOpenSearchError,
  slowError,
  unhealthyError,
} from './explainFailure';
import { hitSchema } from './LogRecord';
import { OpenSearchTransport } from './OpenSearchTransport';
import { SearchedPage } from './searchPages';

const searchAnswerSchema = z.object({
  timed_out: z.boolean(),
  _shards: z.object({
    total: z.number(),
    successful: z.number(),
    failed: z.number(),
  }),
  hits: z.object({ hits: z.array(hitSchema) }),
  aggregations: z
    .object({ end: z.object({ value: z.number().nullable() }) })
    .optional(),
});

/** A question to `_search`. */
export interface LogQuestion {
  /** An infinitive, for messages: `read the log`. */
  readonly attempt: string;
  /** Indices and patterns, with commas. */
  readonly targets: string;
  readonly body: object;
  readonly signal: AbortSignal;
}

/** Searches that are answered from all the data or not at all. */
export class LogSearcher {
  static create(options: { transport: OpenSearchTransport }): LogSearcher {
    return new LogSearcher(options.transport);
  }

  private constructor(private readonly transport: OpenSearchTransport) {}

  /** Rejects with a `LogArchiveError`. */
  async search(question: LogQuestion): Promise<SearchedPage> {
    const { targets, ...rest } = question;
    const request = {
      ...rest,
      path: `/${encodeURI(targets)}/_search`,
      query: {
        ignore_unavailable: true,
        allow_no_indices: true,
        // Otherwise indices without a node are passed over without a word.
        allow_partial_search_results: false,
      },
    };
    const answer = await this.transport.json(request);
    const parsed = searchAnswerSchema.safeParse(answer);
    const operation = this.transport.operation(request);
    if (!parsed.success) {
      throw notOpenSearchError(
        operation,
        'its answer is not that of a search',
        parsed.error,
      );
    }
    const { timed_out: isCut, _shards: shards, hits } = parsed.data;
    if (isCut) {
      throw slowError(operation);
    }
    if (shards.failed > 0 || shards.successful < shards.total) {
      throw unhealthyError(operation);
    }
    return {
      hits: hits.hits,
      end: parsed.data.aggregations?.end.value ?? undefined,
    };
  }
}
