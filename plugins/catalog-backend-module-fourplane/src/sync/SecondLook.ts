// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as pause } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { ModelKind, ModelRef } from '@fourplane/plugin-fourplane-common';
import { EntitySource } from './EntitySource';
import { SyncedKind } from './syncedKinds';

/** Entities whose removal is doubted, and what to look at again: their references, or everything. */
export interface Doubted {
  readonly entityRefs: readonly string[];
  readonly refs: readonly ModelRef[];
  readonly isFull: boolean;
}

const nothing: Doubted = { entityRefs: [], refs: [], isFull: false };

export interface SecondLookOptions {
  readonly source: Pick<EntitySource, 'name' | 'relist'>;
  readonly logger: LoggerService;
  /** What everything is. */
  readonly kinds: readonly SyncedKind[];
  /** How long after the first list the second is asked for, in milliseconds. */
  readonly afterMs: number;
  /** A complete list, begun after the doubt, has been read. */
  readonly onListed: (doubted: Doubted) => void;
}

/** Has the kinds listed anew of which too much is missing, as often as it takes to get one complete list. */
export class SecondLook {
  private readonly stopping = new AbortController();
  private doubted = nothing;
  private running: Promise<void> | undefined;

  private constructor(private readonly options: SecondLookOptions) {}

  static create(options: SecondLookOptions): SecondLook {
    return new SecondLook(options);
  }

  /** Sees to a second list, begun after this call. */
  request(doubted: Doubted): void {
    this.doubted = joined(this.doubted, doubted);
    this.running ??= this.run(this.stopping.signal);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (this.doubted !== nothing && !signal.aborted) {
      // Stopping ends the wait; the loop looks at the signal itself.
      await pause(this.options.afterMs, undefined, { signal }).catch(() => {});
      if (!signal.aborted) {
        await this.look(signal);
      }
    }
    this.running = undefined;
  }

  private async look(signal: AbortSignal): Promise<void> {
    const { source, logger, onListed } = this.options;
    const doubted = this.doubted;
    this.doubted = nothing;
    try {
      await source.relist({ kinds: this.kindsOf(doubted), signal });
      onListed(doubted);
    } catch (error) {
      this.doubted = joined(doubted, this.doubted);
      if (!signal.aborted) {
        logger.warn(
          `The second list of control plane '${
            source.name
          }' failed, so removals stay held back: ${toError(error).message}`,
        );
      }
    }
  }

  private kindsOf({ refs, isFull }: Doubted): readonly ModelKind[] {
    return isFull
      ? this.options.kinds
      : [...new Set(refs.map(({ kind }) => kind))];
  }
}

function joined(one: Doubted, other: Doubted): Doubted {
  return {
    entityRefs: [...new Set([...one.entityRefs, ...other.entityRefs])],
    refs: [...one.refs, ...other.refs],
    isFull: one.isFull || other.isFull,
  };
}
