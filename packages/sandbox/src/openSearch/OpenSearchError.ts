// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What a question is refused with, in OpenSearch's words. */
export interface OpenSearchErrorOptions {
  readonly status: number;
  readonly type: string;
  readonly reason: string;
  /** More fields of the error, as `index`. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** What the reason is part of. */
  readonly within?: string;
  /** Whether it came up in the shards, which wrap it. */
  readonly inShards?: { readonly index: string; readonly isPartial?: boolean };
  /** Whether it is its own root; it is as a rule. */
  readonly isRoot?: boolean;
  /** The type of another that says nothing, which it is told as the cause of. */
  readonly outer?: string;
}

/** A question that is refused. */
export class OpenSearchError extends Error {
  readonly status: number;

  constructor(private readonly options: OpenSearchErrorOptions) {
    super(options.reason);
    this.status = options.status;
  }

  /** The JSON of the answer. */
  get body(): object {
    const { status, type, reason, within, inShards, isRoot, outer } =
      this.options;
    const cause = { type, reason, ...this.options.details };
    const root = isRoot === false ? [] : [cause];
    const whole = within === undefined ? reason : `${within}: ${reason}`;
    return {
      error: inShards
        ? wrapped(cause, inShards)
        : {
            root_cause: root,
            ...(outer === undefined
              ? { ...cause, reason: whole }
              : { type: outer, reason: '', caused_by: cause }),
          },
      status,
    };
  }

  /** The same of some shards, while others have answered. */
  inSomeShards(): OpenSearchError {
    const { inShards } = this.options;
    return inShards
      ? new OpenSearchError({
          ...this.options,
          inShards: { ...inShards, isPartial: true },
        })
      : this;
  }
}

function wrapped(
  cause: object,
  { index, isPartial }: { index: string; isPartial?: boolean },
): object {
  return {
    root_cause: [cause],
    type: 'search_phase_execution_exception',
    reason: isPartial ? 'Partial shards failure' : 'all shards failed',
    phase: 'query',
    grouped: true,
    failed_shards: [{ shard: 0, index, node: 'sandbox', reason: cause }],
  };
}

export const parsingError = (reason: string): OpenSearchError =>
  new OpenSearchError({ status: 400, type: 'parsing_exception', reason });

/** Of what OpenSearch can do and its stand-in cannot; a wrong answer would be worse. */
export const notInTheSandbox = (what: string): OpenSearchError =>
  new OpenSearchError({
    status: 501,
    type: 'not_in_the_sandbox',
    reason: `OpenSearch knows ${what}; its stand-in in the sandbox does not`,
  });

export const illegalArgument = (reason: string): OpenSearchError =>
  new OpenSearchError({
    status: 400,
    type: 'illegal_argument_exception',
    reason,
  });

/** Of an argument that only the shards of an index notice. */
export const illegalInShards = (
  reason: string,
  index: string,
): OpenSearchError =>
  new OpenSearchError({
    status: 400,
    type: 'illegal_argument_exception',
    reason,
    inShards: { index },
  });

export const indexNotFound = (index: string): OpenSearchError =>
  new OpenSearchError({
    status: 404,
    type: 'index_not_found_exception',
    reason: `no such index [${index}]`,
    details: {
      index,
      'resource.id': index,
      'resource.type': 'index_or_alias',
      index_uuid: '_na_',
    },
  });

/** Of shards that have no node; `lost` are their names, where it must not be answered without them. */
export const noShards = (lost: readonly string[] = []): OpenSearchError =>
  new OpenSearchError({
    status: 503,
    type: 'search_phase_execution_exception',
    reason:
      lost.length > 0
        ? `Search rejected due to missing shards [${lost
            .map(name => `[${name}][0]`)
            .join(
              ', ',
            )}]. Consider using \`allow_partial_search_results\` setting to bypass this error.`
        : 'all shards failed',
    isRoot: false,
    ...(lost.length > 0 && { outer: 'search_phase_execution_exception' }),
  });
