// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** An answer that takes the place of the real one. */
export interface FaultyAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a server is. */
export type StandInState =
  | { readonly kind: 'well' }
  /** Connections are cut as soon as they are made. */
  | { readonly kind: 'down' }
  /** Requests wait for their answer until then. */
  | { readonly kind: 'slow'; readonly over: Promise<void> }
  /** Every request is answered so. */
  | { readonly kind: 'answering'; readonly answer: FaultyAnswer }
  /** Something that only one kind of server can be. */
  | { readonly kind: 'own'; readonly name: string };

/** What faults act upon. */
export interface FaultTargets {
  setOnline(online: boolean): void;
}

const WELL: StandInState = { kind: 'well' };

/**
 * Makes a stand-in misbehave on demand, as real servers do by themselves, in one way at a time: a fault takes the place
 * of the one before. Every fault returns its undo, which does nothing once another has taken its place.
 */
export class StandInFaults {
  static create(targets: FaultTargets): StandInFaults {
    return new StandInFaults(targets);
  }

  private current: StandInState = WELL;
  private atEnd: () => void = () => {};

  protected constructor(private readonly targets: FaultTargets) {}

  /** Connections are cut as soon as they are made. */
  down(): () => void {
    const undo = this.enter({ kind: 'down' }, () =>
      this.targets.setOnline(true),
    );
    this.targets.setOnline(false);
    return undo;
  }

  /** Requests wait for their answer until the undo. */
  slow(): () => void {
    let release = () => {};
    const over = new Promise<void>(resolve => {
      release = resolve;
    });
    return this.enter({ kind: 'slow', over }, release);
  }

  /** Every request is answered so. */
  answer(answer: FaultyAnswer): () => void {
    return this.enter({ kind: 'answering', answer });
  }

  get state(): StandInState {
    return this.current;
  }

  /** What a request is to be answered with instead, once nothing holds it back; undefined where all is well. */
  async instead(): Promise<FaultyAnswer | undefined> {
    while (this.current.kind === 'slow') await this.current.over;
    return this.current.kind === 'answering' ? this.current.answer : undefined;
  }

  /** Takes the place of whatever is wrong now. */
  protected enter(state: StandInState, atEnd = () => {}): () => void {
    this.leave();
    this.current = state;
    this.atEnd = atEnd;
    return () => {
      if (this.current === state) this.leave();
    };
  }

  private leave(): void {
    this.current = WELL;
    const { atEnd } = this;
    this.atEnd = () => {};
    atEnd();
  }
}
