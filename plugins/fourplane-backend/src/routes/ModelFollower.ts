// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setImmediate } from 'timers/promises';
import {
  ModelKind,
  ModelRef,
  refKey,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';

/** How long the model is read before other work gets its turn, in ms. */
const SLICE_MS = 10;

/** What is done with what has changed. */
export interface FollowerOptions<K extends ModelKind> {
  readonly controlPlane: ControlPlane;
  readonly kinds: readonly K[];
  /** The kinds of which everything is read to begin with; all of them when absent. */
  readonly initial?: readonly K[];
  /** Forgets everything: all there is comes again. */
  readonly clear: () => void;
  /** Reads one reference anew. */
  readonly read: (ref: RefOf<K>, key: string) => void;
}

/**
 * Keeps up with a control plane's model: what has been read is kept until the control plane says it may differ, so
 * catching up costs what has changed since the last time, however much there is.
 */
export class ModelFollower<K extends ModelKind> {
  readonly #options: FollowerOptions<K>;
  readonly #changed = new Map<string, RefOf<K>>();
  readonly #stops: readonly (() => void)[];
  #generation: string | undefined;
  #isWholeUnread = true;

  static create<K extends ModelKind>(
    options: FollowerOptions<K>,
  ): ModelFollower<K> {
    return new ModelFollower(options);
  }

  private constructor(options: FollowerOptions<K>) {
    const { controlPlane } = options;
    this.#options = options;
    this.#stops = [
      controlPlane.changes(refs => this.note(refs)),
      controlPlane.statusChanges(({ generation }) => {
        this.#isWholeUnread ||= generation !== this.#generation;
      }),
    ];
  }

  /** Resolves when everything that had changed by now has been read. */
  async catchUp(): Promise<void> {
    const { controlPlane, kinds, initial = kinds, clear, read } = this.#options;
    if (this.#isWholeUnread) {
      this.#isWholeUnread = false;
      this.#generation = controlPlane.status().generation;
      this.#changed.clear();
      clear();
      initial.forEach(kind => this.note(controlPlane.model.refs(kind)));
    }
    let sliceEnd = performance.now() + SLICE_MS;
    for (const [key, ref] of this.#changed) {
      this.#changed.delete(key);
      read(ref, key);
      if (performance.now() > sliceEnd) {
        await setImmediate();
        sliceEnd = performance.now() + SLICE_MS;
      }
    }
  }

  /** Has these read again, also those noted while the others are being read. */
  note(refs: readonly ModelRef[]): void {
    if (!this.#isWholeUnread) {
      for (const ref of refs) {
        if (this.#isFollowed(ref)) {
          this.#changed.set(refKey(ref), ref);
        }
      }
    }
  }

  stop(): void {
    this.#stops.forEach(stop => stop());
  }

  #isFollowed(ref: ModelRef): ref is RefOf<K> {
    return this.#options.kinds.some(kind => kind === ref.kind);
  }
}
