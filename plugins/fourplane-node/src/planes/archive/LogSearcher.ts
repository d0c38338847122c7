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
  aggregations: z.unknown().optional(),
});

const endSchema = z.object({
  end: z.object({ value: z.number().nullable() }),
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

  /** What is found. Rejects with a `LogArchiveError`. */
  async search(question: LogQuestion): Promise<SearchedPage> {
    const { hits, aggregations } = await this.ask(question);
    const end = endSchema.safeParse(aggregations).data?.end.value;
    return { hits: hits.hits, end: end ?? undefined };
  }

  /** What is counted, as the schema says. Rejects with a `LogArchiveError`. */
  async count<T>(question: LogQuestion, schema: z.ZodType<T>): Promise<T> {
    const { aggregations } = await this.ask(question);
    const parsed = schema.safeParse(aggregations);
    if (!parsed.success) {
      throw notOpenSearchError(
        this.transport.operation(question),
        'its answer does not count what was asked for',
        parsed.error,
      );
    }
    return parsed.data;
  }

  private async ask(
    question: LogQuestion,
  ): Promise<z.infer<typeof searchAnswerSchema>> {
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
    const { timed_out: isCut, _shards: shards } = parsed.data;
    if (isCut) {
      throw slowError(operation);
    }
    if (shards.failed > 0 || shards.successful < shards.total) {
      throw unhealthyError(operation);
    }
    return parsed.data;
  }
}
