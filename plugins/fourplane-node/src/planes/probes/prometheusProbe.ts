// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ScrapedTarget } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { PrometheusConfig } from '../metrics/config';
import { prometheus } from '../metrics/explainPrometheus';
import { selector } from '../metrics/promql';
import { endpointProbe, foreignAnswer } from './endpointProbe';
import { MakeObserverProbe, Probe } from './Probe';

const countSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    result: z.array(
      z.object({
        metric: z.object({ value: z.string() }),
        value: z.tuple([z.number(), z.string()]),
      }),
    ),
  }),
});

const targetsSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    activeTargets: z.array(
      z.object({
        labels: z.object({ instance: z.string().optional() }),
        scrapePool: z.string().default(''),
        scrapeUrl: z.string().default(''),
        health: z.string(),
        lastError: z.string().optional(),
        lastScrape: z.string().optional(),
      }),
    ),
  }),
});

const SHOWN_TARGETS = 200;

/** Asks a Prometheus how many of its targets answer, and which; one that is not ready yet answers no question. */
export const prometheusProbe: MakeObserverProbe<
  PrometheusConfig,
  ScrapedTarget
> = ({ config, where, timing }) => {
  const endpoint = endpointProbe({
    config,
    where,
    program: prometheus,
    right: 'access to /api/v1/query',
    timeoutMs: timing.timeoutMs,
  });
  const { address } = endpoint;
  const probe: Probe = async signal => {
    const begun = timing.clock.now();
    const request = {
      attempt: 'count the targets',
      path: '/api/v1/query',
      query: { query: `count_values("value", ${targetsOf(config)})` },
      signal,
    };
    const parsed = countSchema.safeParse(await endpoint.json(request));
    if (!parsed.success) {
      const operation = endpoint.operation(request);
      throw foreignAnswer(operation, prometheus, parsed.error);
    }
    let up = 0;
    let down = 0;
    for (const { metric, value } of parsed.data.data.result) {
      const count = Math.round(Number(value[1])) || 0;
      if (metric.value === '1') {
        up += count;
      } else {
        down += count;
      }
    }
    return {
      state: 'answered',
      address,
      latencyMs: Math.max(timing.clock.now() - begun, 0),
      answer: {
        targets: { up, down },
        ...(up === 0 &&
          down > 0 && {
            problem: {
              what: `None of the ${down} targets answers, so nothing is measured`,
              where: address,
              mend: 'Look at Status > Targets in Prometheus for why',
            },
          }),
      },
    };
  };
  const read = async (signal: AbortSignal) => {
    const request = {
      attempt: 'list the targets',
      path: '/api/v1/targets',
      query: { state: 'active' },
      signal,
    };
    const parsed = targetsSchema.safeParse(await endpoint.json(request));
    if (!parsed.success) {
      const operation = endpoint.operation(request);
      throw foreignAnswer(operation, prometheus, parsed.error);
    }
    const items = parsed.data.data.activeTargets
      .map(targetOf)
      .sort(
        (one, other) =>
          Number(one.health === 'up') - Number(other.health === 'up') ||
          `${one.pool} ${one.instance}`.localeCompare(
            `${other.pool} ${other.instance}`,
          ),
      );
    return {
      state: 'read' as const,
      items: items.slice(0, SHOWN_TARGETS),
      isCut: items.length > SHOWN_TARGETS,
    };
  };
  return { probe, read, close: () => endpoint.close() };
};

function targetOf({
  labels,
  scrapePool,
  scrapeUrl,
  health,
  lastError,
  lastScrape,
}: z.infer<
  typeof targetsSchema
>['data']['activeTargets'][number]): ScrapedTarget {
  return {
    pool: scrapePool,
    instance: labels.instance ?? withoutCredentials(scrapeUrl),
    health,
    ...(lastError && { lastError }),
    ...(lastScrape && { lastScrapeAt: lastScrape }),
  };
}

/** A target may be scraped with what only Prometheus is to know. */
function withoutCredentials(url: string): string {
  return URL.parse(url)?.host ?? 'unknown';
}

/** Of one that holds several clusters' series, only what it holds of these planes. */
function targetsOf({ labels }: PrometheusConfig): string {
  return selector(
    'up',
    Object.entries(labels).map(([name, value]) => [name, '=', value]),
  );
}
