// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What of a container's log is wanted; the `PodLogOptions` of Kubernetes. */
export interface PodLogOptions {
  readonly container?: string;
  readonly follow: boolean;
  readonly previous: boolean;
  readonly timestamps: boolean;
  readonly tailLines?: number;
  readonly limitBytes?: number;
  readonly sinceSeconds?: number;
  /** As given, an RFC 3339 time. */
  readonly sinceTime?: string;
}

/** A value no log can be read with. */
export interface PodLogProblem {
  /** `[]` for several fields together. */
  readonly field: string;
  readonly kind: 'invalid' | 'forbidden';
  readonly value?: number;
  readonly message: string;
}

export type ParsedPodLogOptions =
  | { readonly outcome: 'options'; readonly options: PodLogOptions }
  /** A parameter is no number or time at all. */
  | { readonly outcome: 'undecodable'; readonly message: string }
  | {
      readonly outcome: 'invalid';
      readonly problems: readonly PodLogProblem[];
    };

class Undecodable extends Error {}

const flag = (query: URLSearchParams, name: string): boolean => {
  const value = query.get(name);
  return value !== null && !['false', '0', ''].includes(value.toLowerCase());
};

function integer(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  if (!/^[+-]?\d+$/.test(value)) {
    throw new Undecodable(
      `strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`,
    );
  }
  return Number(value);
}

function time(query: URLSearchParams, name: string): string | undefined {
  const value = query.get(name);
  if (!value) return undefined;
  const rfc3339 =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);
  if (!rfc3339 || Number.isNaN(Date.parse(value))) {
    throw new Undecodable(
      `parsing time ${JSON.stringify(
        value,
      )} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(
        value,
      )} as "2006"`,
    );
  }
  return value;
}

function problemsOf(
  options: PodLogOptions,
  query: URLSearchParams,
): PodLogProblem[] {
  const { tailLines, limitBytes, sinceSeconds, sinceTime } = options;
  const problems: PodLogProblem[] = [];
  const invalid = (field: string, value: number, message: string) =>
    problems.push({ field, kind: 'invalid', value, message });
  if (tailLines !== undefined && tailLines < 0) {
    invalid('tailLines', tailLines, 'must be greater than or equal to 0');
  }
  if (limitBytes !== undefined && limitBytes < 1) {
    invalid('limitBytes', limitBytes, 'must be greater than 0');
  }
  if (sinceSeconds !== undefined && sinceTime !== undefined) {
    problems.push({
      field: '[]',
      kind: 'forbidden',
      message: 'at most one of `sinceTime` or `sinceSeconds` may be specified',
    });
  } else if (sinceSeconds !== undefined && sinceSeconds < 1) {
    invalid('sinceSeconds', sinceSeconds, 'must be greater than 0');
  }
  if (query.has('stream')) {
    // a feature that is off by default
    problems.push({
      field: 'stream',
      kind: 'forbidden',
      message: 'may not be specified',
    });
  }
  return problems;
}

/** Reads a query as an API server and a kubelet do. */
export function parsePodLogOptions(
  query: URLSearchParams,
): ParsedPodLogOptions {
  try {
    const options: PodLogOptions = {
      container: query.get('container') || undefined,
      follow: flag(query, 'follow'),
      previous: flag(query, 'previous'),
      timestamps: flag(query, 'timestamps'),
      tailLines: integer(query, 'tailLines'),
      limitBytes: integer(query, 'limitBytes'),
      sinceSeconds: integer(query, 'sinceSeconds'),
      sinceTime: time(query, 'sinceTime'),
    };
    const problems = problemsOf(options, query);
    return problems.length > 0
      ? { outcome: 'invalid', problems }
      : { outcome: 'options', options };
  } catch (error) {
    if (!(error instanceof Undecodable)) throw error;
    return { outcome: 'undecodable', message: error.message };
  }
}

const inSeconds = (text: unknown) =>
  new Date(Math.floor(Date.parse(String(text)) / 1_000) * 1_000)
    .toISOString()
    .replace('.000Z', 'Z');

/** The query of a request to a kubelet: everything but the container, which is in the path. */
export function podLogQuery(options: PodLogOptions): URLSearchParams {
  const query = new URLSearchParams();
  const { container, ...rest } = options;
  for (const [name, value] of Object.entries(rest)) {
    if (value === undefined || value === false) continue;
    // real API servers hand times on in whole seconds
    query.set(name, name === 'sinceTime' ? inSeconds(value) : String(value));
  }
  return query;
}
