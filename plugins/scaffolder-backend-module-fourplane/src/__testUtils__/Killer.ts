// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Sandbox } from '@fourplane/sandbox';

/** Tells a test's process to stop, as a crash would: when the control plane has stored the n-th object of ours. */
export class Killer {
  private readonly abort = new AbortController();
  private seen = 0;

  /** Counts from now on; with `n` 0 it only counts. */
  static at(n: number, sandbox: Sandbox): Killer {
    return new Killer(n, sandbox);
  }

  private constructor(n: number, { requests }: Sandbox) {
    const record = requests.record.bind(requests);
    requests.record = request => {
      const entry = record(request);
      const isWrite =
        request.method !== 'GET' &&
        request.path.includes('fieldManager=fourplane') &&
        !request.path.includes('dryRun=All');
      return {
        ...entry,
        answered: status => {
          entry.answered(status);
          if (isWrite) {
            this.seen += 1;
            if (this.seen === n) {
              this.abort.abort(new Error('killed'));
            }
          }
        },
      };
    };
    this.stop = () => {
      requests.record = record;
    };
  }

  readonly stop: () => void;

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  get writes(): number {
    return this.seen;
  }
}
