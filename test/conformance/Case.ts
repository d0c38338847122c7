// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Whose token a request carries; `nobody` sends none, `forged` one the server never gave out. */
export type Sender = 'admin' | 'viewer' | 'none' | 'nobody' | 'forged';

/** JSON as answers hold it. */
export type Json =
  | string
  | number
  | boolean
  | null
  | Json[]
  | { [key: string]: Json };

/**
 * One request. `{{ns}}` in its path or body is the case's own namespace, `{{x}}` what an earlier step kept as x.
 */
export interface RequestStep {
  /** Method and path with query. */
  readonly send: string;
  readonly as?: Sender;
  /** A string is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  /** Content type of the body; `application/json` when absent. */
  readonly type?: string;
  readonly accept?: string;
  /** Values later steps refer to: name -> path in the answer, such as `metadata.uid`. */
  readonly keep?: Readonly<Record<string, string>>;
  /** Sent again until the answer is so; the last answer counts. */
  readonly until?: (status: number, body: Json) => boolean;
  /** The part of a large answer that is compared. */
  readonly only?: (body: Json) => Json;
}

/** Opens a watch, which later steps read by its name. */
export interface OpenStep {
  readonly open: string;
  readonly send: string;
  readonly as?: Sender;
  readonly accept?: string;
}

/** Reads events of an open watch. */
export interface TakeStep {
  readonly take: string;
  /** That many events; `end`: all until the server ends the watch; a name: until an event about that object. */
  readonly events: number | 'end' | { readonly untilName: string };
}

export type Step = RequestStep | OpenStep | TakeStep;

/** A series of requests whose answers are compared one by one; it shares nothing with other cases. */
export interface Case {
  /** `group/what`; unique. */
  readonly name: string;
  readonly steps: readonly Step[];
}

/** What a server answered to one step. */
export interface Answer {
  readonly status?: number;
  /** Content type when it is not JSON. */
  readonly type?: string;
  readonly warnings?: string[];
  readonly retryAfter?: string;
  readonly body?: Json;
  readonly events?: Json[];
}

/** The name of the namespace a case has for itself. */
export function namespaceOf(test: Case): string {
  const slug = test.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `c-${slug}`.slice(0, 60).replace(/-+$/, '');
}
