// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { StatusError } from '../http/StatusError';

/** A failure to answer matching requests with. */
export interface FaultRule {
  verb?: string;
  plural?: string;
  /** The HTTP status of the answer. */
  status: number;
  /** How many requests fail; all of them by default. */
  times?: number;
  retryAfterSeconds?: number;
}

/** What the faults act on. */
export interface FaultTargets {
  dropWatches(): void;
  expireHistory(): void;
  setOnline(online: boolean): void;
  revoke(token: string): void;
}

interface Denial {
  readonly token: string;
  readonly verb: string;
  readonly plural: string;
}

const matches = (wanted: string | undefined, actual: string) =>
  wanted === undefined || wanted === '*' || wanted === actual;

function failure(rule: FaultRule): StatusError {
  const { status, retryAfterSeconds } = rule;
  const after = retryAfterSeconds ?? (status === 429 ? 1 : undefined);
  const known: Record<number, { reason: string; message: string }> = {
    401: { reason: 'Unauthorized', message: 'Unauthorized' },
    410: {
      reason: 'Expired',
      message: 'The resourceVersion for the provided watch is too old.',
    },
    429: {
      reason: 'TooManyRequests',
      message: 'Too many requests, please try again later.',
    },
    500: {
      reason: 'InternalError',
      message: 'Internal error occurred: a fault was asked for',
    },
    503: {
      reason: 'ServiceUnavailable',
      message: 'the server is currently unable to handle the request',
    },
  };
  const { reason, message } = known[status] ?? {
    reason: 'InternalError',
    message: `a fault with status ${status} was asked for`,
  };
  return new StatusError({
    code: status,
    reason,
    message,
    details: after === undefined ? undefined : { retryAfterSeconds: after },
  });
}

/** Makes the server misbehave on demand, as real ones do by themselves. */
export class Faults {
  readonly #targets: FaultTargets;
  readonly #rules = new Set<{ rule: FaultRule; left: number }>();
  readonly #denials = new Set<Denial>();

  private constructor(targets: FaultTargets) {
    this.#targets = targets;
  }

  static create(targets: FaultTargets): Faults {
    return new Faults(targets);
  }

  /** Closes every open watch in the middle. */
  dropWatches(): void {
    this.#targets.dropWatches();
  }

  /** Every watch that resumes from before now, and every page of a list begun before now, gets 410. */
  expireHistory(): void {
    this.#targets.expireHistory();
  }

  /** Fails matching requests until the undo is called or the rule is used up. Returns the undo. */
  fail(rule: FaultRule): () => void {
    const entry = { rule, left: rule.times ?? Infinity };
    this.#rules.add(entry);
    return () => this.#rules.delete(entry);
  }

  /** Offline, connections are cut as soon as they are made. */
  setOnline(online: boolean): void {
    this.#targets.setOnline(online);
  }

  /** From now on the token is answered with 401; its open watches end. */
  revoke(token: string): void {
    this.#targets.revoke(token);
  }

  /** Answers the token's requests of a verb on a resource (`*` for all) with 403. Returns the undo. */
  deny(token: string, verb: string, plural: string): () => void {
    const denial: Denial = { token, verb, plural };
    this.#denials.add(denial);
    return () => this.#denials.delete(denial);
  }

  /** Whether a token's request is to be refused. */
  isDenied(token: string | undefined, verb: string, plural: string): boolean {
    return [...this.#denials].some(
      denial =>
        denial.token === token &&
        matches(denial.verb, verb) &&
        matches(denial.plural, plural),
    );
  }

  /** The failure a request is to be answered with, if any; uses up the rule. */
  failureOf(verb: string, plural: string): StatusError | undefined {
    for (const entry of this.#rules) {
      if (
        matches(entry.rule.verb, verb) &&
        matches(entry.rule.plural, plural)
      ) {
        entry.left -= 1;
        if (entry.left <= 0) {
          this.#rules.delete(entry);
        }
        return failure(entry.rule);
      }
    }
    return undefined;
  }
}
