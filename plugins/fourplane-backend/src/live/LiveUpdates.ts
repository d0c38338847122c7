// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LoggerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import { LIVE_CHANNEL } from '@fourplane/plugin-fourplane-common';
import { ControlPlane, ControlPlanes } from '@fourplane/plugin-fourplane-node';
import type { Handlers } from '../routes/handlers';
import { podChanges } from '../routes/deployments/podChanges';
import { Bell } from './Bell';
import { LiveKeys } from './LiveKeys';
import { liveRows, LiveRow } from './LiveRow';
import {
  allReplies,
  probedReplies,
  TouchedReplies,
  touchedReplies,
  wholeLists,
} from './touchedReplies';
import { WideChanges } from './WideChanges';

/** One component's pages may be asked to look again this often, in ms. */
const PAGE_GAP_MS = 50;

/** A list shows everybody's changes, so it is asked less often. */
const LIST_GAP_MS = 1_000;

/** A new object is denied until the catalog has followed the model; after this many ms the lists are rung once more. */
const CATALOG_LAG_MS = 3_000;

/**
 * Rings for the replies that changed, from the changes of every control plane. A message carries opaque keys only,
 * since the channel is heard by everybody signed in; those who hold a reply with the key ask for it again.
 */
export class LiveUpdates {
  readonly #rows: readonly LiveRow[];
  readonly #pages: Bell;
  readonly #lists: Bell;
  readonly #stops: (() => void)[];
  #echo: NodeJS.Timeout | undefined;

  /** Subscribes to the control planes until {@link LiveUpdates.stop}. */
  static start(options: {
    controlPlanes: ControlPlanes;
    /** What they declare to read is what they are rung for. */
    handlers: Handlers;
    signals: SignalsService;
    liveKeys: LiveKeys;
    logger: LoggerService;
  }): LiveUpdates {
    return new LiveUpdates(options);
  }

  private constructor(options: {
    controlPlanes: ControlPlanes;
    /** What they declare to read is what they are rung for. */
    handlers: Handlers;
    signals: SignalsService;
    liveKeys: LiveKeys;
    logger: LoggerService;
  }) {
    const { controlPlanes, handlers, signals, liveKeys, logger } = options;
    this.#rows = liveRows(handlers);
    const announce = async (keys: string[]) => {
      try {
        await signals.publish({
          recipients: { type: 'broadcast' },
          channel: LIVE_CHANNEL,
          message: { keys },
        });
      } catch (error) {
        logger.warn(
          `Live updates of ${keys.length} replies were not announced, pages see them on their next refetch: ${error}`,
        );
      }
    };
    const keyOf = (name: string) => liveKeys.of(name);
    this.#pages = Bell.create({ announce, keyOf, gapMs: PAGE_GAP_MS });
    this.#lists = Bell.create({ announce, keyOf, gapMs: LIST_GAP_MS });
    this.#stops = controlPlanes.list().flatMap(one => this.#follow(one));
  }

  stop(): void {
    this.#stops.forEach(stop => stop());
    clearTimeout(this.#echo);
    this.#pages.stop();
    this.#lists.stop();
  }

  #follow(controlPlane: ControlPlane): (() => void)[] {
    const { model } = controlPlane;
    const wide = WideChanges.create({ model });
    let { state } = controlPlane.status();
    return [
      controlPlane.changes(refs => {
        // Until the first lists are in, everything is news; the change of state below rings for all of it at once.
        if (state === 'connecting' || state === 'syncing') {
          this.#lists.ring(wholeLists(this.#rows));
        } else {
          this.#ring(touchedReplies(this.#rows, wide.differing(refs), model));
        }
        if (refs.some(({ kind }) => kind === 'project')) {
          this.#ringListsAgain();
        }
      }),
      controlPlane.statusChanges(status => {
        this.#lists.ring(wholeLists(this.#rows));
        if (status.state !== state) {
          state = status.state;
          this.#ring(allReplies(this.#rows, model));
        }
      }),
      controlPlane.probes.changes(planes =>
        this.#ring(probedReplies(this.#rows, planes)),
      ),
      podChanges(controlPlane, refs =>
        this.#ring(touchedReplies(this.#rows, refs, model, 'pods')),
      ),
    ];
  }

  #ring({ pages, lists }: TouchedReplies): void {
    this.#pages.ring(pages);
    this.#lists.ring(lists);
  }

  #ringListsAgain(): void {
    clearTimeout(this.#echo);
    this.#echo = setTimeout(
      () => this.#lists.ring(wholeLists(this.#rows)),
      CATALOG_LAG_MS,
    );
  }
}
