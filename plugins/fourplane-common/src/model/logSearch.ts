// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { modelRefSchema } from './ref';

/**
 * How bad a line is, by its own words, worst first; `unknown` where it says nothing. No generation stores it, so it is
 * read from the text, by the same rule wherever it is asked for.
 *
 * @public
 */
export const logLevels = ['error', 'warn', 'info', 'debug', 'unknown'] as const;

/** One of {@link logLevels}. @public */
export type LogLevel = (typeof logLevels)[number];

/**
 * A line that a search has found. `id` is one line's for ever, in the order of time: it is what a permalink holds, and
 * what the lines around it are asked with. `fields` are those of a line that is one JSON object, as it writes them;
 * `shipped` what is known of it beside its text (`stream`, `kubernetes.host`), by the names that filters take.
 *
 * @public
 */
export const foundLineSchema = z.object({
  id: z.string(),
  /** RFC 3339 in UTC, up to nanoseconds. */
  at: z.string(),
  text: z.string(),
  level: z.enum(logLevels),
  /** Of whom it is: the component in its environment. */
  deployment: modelRefSchema,
  pod: z.string(),
  container: z.string(),
  fields: z.record(z.string(), z.unknown()).optional(),
  shipped: z.record(z.string(), z.string()).optional(),
});
/** {@inheritDoc foundLineSchema} @public */
export type FoundLine = z.infer<typeof foundLineSchema>;

/**
 * A source of logs that a search went to, and how it went: `answered`, or why nothing of it is shown, in a sentence
 * (`what`) and what to do about it (`mend`). `notConfigured` says so of a data plane that has none. One that `answered`
 * may say what of it is left out.
 *
 * @public
 */
export const askedSourceSchema = z.object({
  /** For people: `OpenSearch`. */
  title: z.string(),
  /** Whose lines it has. */
  planes: z.array(modelRefSchema),
  state: z.enum([
    'answered',
    'notConfigured',
    'misconfigured',
    'notPlaced',
    'unreadable',
    'unreachable',
    'slow',
    'denied',
    'missing',
    'refused',
    'failed',
  ]),
  /** Of `notPlaced` and `unreadable`: whose lines are not looked for. */
  deployments: z.array(modelRefSchema).optional(),
  what: z.string().optional(),
  mend: z.string().optional(),
  /** Of one that does not answer: since when, an ISO 8601 instant, as far as this portal has noticed. */
  since: z.string().optional(),
  /** Where it is known: an ISO 8601 instant before which it keeps nothing. */
  keptSince: z.string().optional(),
});
/** {@inheritDoc askedSourceSchema} @public */
export type AskedSource = z.infer<typeof askedSourceSchema>;

/**
 * One page of a search, in the order asked for. `next` goes on after its last line, and is absent at the end; `until` is
 * the frozen end of the time asked for, so that pages do not shift.
 *
 * @public
 */
export const logPageSchema = z.object({
  lines: z.array(foundLineSchema),
  next: z.string().optional(),
  until: z.string(),
  sources: z.array(askedSourceSchema),
});
/** {@inheritDoc logPageSchema} @public */
export type LogPage = z.infer<typeof logPageSchema>;

/**
 * How many lines there are when, by level. Every bar has a count for each of `count` times: `start`, an ISO 8601 instant,
 * and every `stepSeconds` after it. `total` is the sum. They are those of the lines that a search finds, unless `isEstimate`
 * says that they may be others: of what the source cannot be asked for as it is looked at, line by line.
 *
 * @public
 */
export const logHistogramSchema = z.object({
  start: z.string(),
  stepSeconds: z.number(),
  count: z.number().int(),
  levels: z.partialRecord(z.enum(logLevels), z.array(z.number().int())),
  total: z.number().int(),
  isEstimate: z.boolean().optional(),
  sources: z.array(askedSourceSchema),
});
/** {@inheritDoc logHistogramSchema} @public */
export type LogHistogram = z.infer<typeof logHistogramSchema>;

/**
 * The lines of the same container before and after one, oldest first, without it.
 *
 * @public
 */
export const logContextSchema = z.object({
  before: z.array(foundLineSchema),
  line: foundLineSchema.optional(),
  after: z.array(foundLineSchema),
  sources: z.array(askedSourceSchema),
});
/** {@inheritDoc logContextSchema} @public */
export type LogContext = z.infer<typeof logContextSchema>;
