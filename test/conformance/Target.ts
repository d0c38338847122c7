// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A server the suite runs against. */
export interface Target {
  readonly name: 'sandbox' | 'cluster';
  /** What answers, for the recording: programs and their versions. */
  readonly programs: readonly string[];
  readonly url: string;
  readonly caPem: string;
  readonly tokens: {
    readonly admin: string;
    /** get, list and watch on everything. */
    readonly viewer: string;
    /** No permission at all. */
    readonly none: string;
  };
  stop(): Promise<void>;
}
