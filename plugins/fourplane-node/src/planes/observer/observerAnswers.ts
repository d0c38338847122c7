// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { legacyIds, ObserverOwner } from './ObserverOwner';

/** A line as an observer has it; whose it is, as far as it is told. */
export interface ObserverLine {
  readonly timestamp: string;
  readonly log: string;
  readonly pod: string;
  readonly container: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Points by the names of the API of today: seconds since 1970, and a value. */
export type ObserverSeries = Readonly<
  Record<string, readonly (readonly [at: number, value: number])[]>
>;

const text = z.string().nullish();

/** Of `/api/v1/logs/query`. */
export const v1LogsSchema = z.object({
  logs: z
    .array(
      z.object({
        timestamp: z.string(),
        log: z.string(),
        metadata: z
          .object({
            namespaceName: text,
            projectName: text,
            componentName: text,
            environmentName: text,
            podNamespace: text,
            podName: text,
            containerName: text,
          })
          .nullish(),
      }),
    )
    .nullish(),
});

/** Of `/api/logs/component/…`. */
export const legacyLogsSchema = z.object({
  logs: z
    .array(
      z.object({
        timestamp: z.string(),
        log: z.string(),
        componentId: text,
        environmentId: text,
        projectId: text,
        namespace: text,
        podName: text,
        podId: text,
        containerName: text,
        labels: z.record(z.string(), z.string()).nullish().catch(undefined),
      }),
    )
    .nullish(),
});

const pointsSchema = z
  .array(
    z.object({
      timestamp: z.union([z.string(), z.number()]).optional(),
      time: z.union([z.string(), z.number()]).optional(),
      value: z.number().nullable(),
    }),
  )
  .nullish();

/** Of either API: points by name; what is none of these is left out. */
export const metricsSchema = z.record(
  z.string(),
  z.unknown().transform(value => pointsSchema.safeParse(value).data ?? []),
);

/** What the API before 1.0 calls the same. */
const legacyNames: Readonly<Record<string, string>> = {
  memory: 'memoryUsage',
  latencyPercentile50th: 'latencyP50',
  latencyPercentile90th: 'latencyP90',
  latencyPercentile99th: 'latencyP99',
};

/** What is this owner's of an answer of 1.0; pure. */
export function v1Lines(
  { logs }: z.output<typeof v1LogsSchema>,
  { tenant, project, component, environment }: ObserverOwner,
  namespace: string,
): LogAnswer {
  const expected = {
    namespaceName: tenant,
    projectName: project,
    componentName: component,
    environmentName: environment,
    podNamespace: namespace,
  };
  const lines = (logs ?? []).map(({ timestamp, log, metadata }) => ({
    isOwn: agrees(metadata ?? {}, expected),
    line: lineOf(timestamp, log, metadata?.podName, metadata?.containerName),
  }));
  return answerOf(lines);
}

/** Likewise of the API before. */
export function legacyLines(
  { logs }: z.output<typeof legacyLogsSchema>,
  owner: ObserverOwner,
  namespace: string,
): LogAnswer {
  const expected = { ...legacyIds(owner), namespace };
  const lines = (logs ?? []).map(({ timestamp, log, labels, ...of }) => ({
    isOwn: agrees(of, expected),
    line: {
      ...lineOf(timestamp, log, of.podName ?? of.podId, of.containerName),
      ...(labels && { labels }),
    },
  }));
  return answerOf(lines);
}

/** What an observer answers; `given` counts what was left out, too. */
export interface LogAnswer {
  readonly lines: readonly ObserverLine[];
  readonly given: number;
  /** Of the last that was given. */
  readonly last?: string;
}

function answerOf(
  found: readonly { readonly isOwn: boolean; readonly line: ObserverLine }[],
): LogAnswer {
  return {
    lines: found.flatMap(({ isOwn, line }) => (isOwn ? [line] : [])),
    given: found.length,
    last: found.at(-1)?.line.timestamp,
  };
}

function lineOf(
  timestamp: string,
  log: string,
  pod: string | null | undefined,
  container: string | null | undefined,
): ObserverLine {
  return {
    timestamp,
    log: log.replace(/\n$/, ''),
    pod: pod ?? '',
    container: container ?? '',
  };
}

/** Whether what is told of a line is what was asked for. */
function agrees(
  told: Readonly<Record<string, string | null | undefined>>,
  expected: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(expected).every(
    ([name, value]) => (told[name] || value) === value,
  );
}

/** The measurements of an answer; pure. */
export function seriesOf(
  answer: z.output<typeof metricsSchema>,
): ObserverSeries {
  return Object.fromEntries(
    Object.entries(answer).map(([name, points]) => [
      legacyNames[name] ?? name,
      points.flatMap(({ timestamp, time, value }) => {
        const at = new Date(timestamp ?? time ?? NaN).getTime() / 1_000;
        return Number.isFinite(at) && value !== null
          ? [[at, value] as const]
          : [];
      }),
    ]),
  );
}
