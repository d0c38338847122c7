// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** One request the server answered or is answering. */
export interface LoggedRequest {
  /** `get`, `list`, `watch`, `create`, …; for other paths the method in lower case. */
  readonly verb: string;
  /** The resource; empty for other paths. */
  readonly plural: string;
  readonly method: string;
  readonly path: string;
  /** 0 until the answer begins. */
  readonly status: number;
}

/** Which requests to count. */
export interface RequestFilter {
  verb?: string;
  plural?: string;
}

interface Entry {
  verb: string;
  plural: string;
  method: string;
  path: string;
  status: number;
  bytes: number;
}

/** One request being answered, as the server reports on it. */
export interface RequestRecord {
  answered(status: number): void;
  wrote(bytes: number): void;
}

/** So many requests are remembered at most; a sandbox may run for days. */
const LIMIT = 200_000;

/** Remembers the requests, so that tests can count what a client asked for. */
export class RequestLog {
  #entries: Entry[] = [];

  static create(): RequestLog {
    return new RequestLog();
  }

  record(request: Omit<LoggedRequest, 'status'>): RequestRecord {
    const entry: Entry = { ...request, status: 0, bytes: 0 };
    this.#entries.push(entry);
    if (this.#entries.length > LIMIT) {
      this.#entries = this.#entries.slice(-LIMIT / 2);
    }
    return {
      answered: status => {
        entry.status = status;
      },
      wrote: bytes => {
        entry.bytes += bytes;
      },
    };
  }

  /** How many requests there were. */
  count(filter: RequestFilter = {}): number {
    return this.#matching(filter).length;
  }

  /** How many bytes of body were sent in answer. */
  bytes(filter: RequestFilter = {}): number {
    return this.#matching(filter).reduce((sum, entry) => sum + entry.bytes, 0);
  }

  entries(): LoggedRequest[] {
    return this.#entries.map(({ bytes: _bytes, ...entry }) => entry);
  }

  reset(): void {
    this.#entries = [];
  }

  #matching(filter: RequestFilter): Entry[] {
    return this.#entries.filter(
      entry =>
        (filter.verb === undefined || entry.verb === filter.verb) &&
        (filter.plural === undefined || entry.plural === filter.plural),
    );
  }
}
