// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** An answer that takes the place of the real one. */
export interface FaultyAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface FaultTargets {
  setOnline(online: boolean): void;
}

/** Makes the server misbehave on demand, as real ones do by themselves. Every fault returns its undo. */
export class OpenSearchFaults {
  static create(targets: FaultTargets): OpenSearchFaults {
    return new OpenSearchFaults(targets);
  }

  private readonly answers = new Set<FaultyAnswer>();
  private readonly holds = new Set<Promise<void>>();
  private isRedNow = false;

  private constructor(private readonly targets: FaultTargets) {}

  /** Connections are cut as soon as they are made. */
  down(): () => void {
    this.targets.setOnline(false);
    return () => this.targets.setOnline(true);
  }

  /** Requests wait for their answer until the undo. */
  slow(): () => void {
    let release = () => {};
    const hold = new Promise<void>(resolve => {
      release = resolve;
    });
    this.holds.add(hold);
    return () => {
      this.holds.delete(hold);
      release();
    };
  }

  /** Shards have no node: searches are refused, and the health is red. */
  red(): () => void {
    this.isRedNow = true;
    return () => {
      this.isRedNow = false;
    };
  }

  /** The account may not read. */
  forbidden(): () => void {
    const reason =
      'no permissions for [indices:data/read/search] and User [name=portal, backend_roles=[], requestedTenant=null]';
    const cause = { type: 'security_exception', reason };
    return this.answer({
      status: 403,
      body: JSON.stringify({
        error: { root_cause: [cause], ...cause },
        status: 403,
      }),
    });
  }

  /** Every request is answered so. */
  answer(answer: FaultyAnswer): () => void {
    this.answers.add(answer);
    return () => this.answers.delete(answer);
  }

  get isRed(): boolean {
    return this.isRedNow;
  }

  /** Resolves when nothing holds requests any more; at once as a rule. */
  async released(): Promise<void> {
    await Promise.all(this.holds);
  }

  /** What a request is to be answered with, if it is a fault. */
  faultyAnswer(): FaultyAnswer | undefined {
    const [answer] = this.answers;
    return answer;
  }
}
