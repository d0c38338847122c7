// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LoggerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import { LIVE_CHANNEL } from '@fourplane/plugin-fourplane-common';
import { ControlPlane, ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { Bell } from './Bell';
import { LiveKeys } from './LiveKeys';
import {
  allBuildLists,
  touchedBuildLists,
  touchedBuilds,
} from './touchedBuilds';
import {
  allLists,
  allMatrices,
  allPages,
  listsOfRuntime,
  touchedLists,
  touchedMatrices,
  touchedPages,
} from './touchedReplies';

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
  readonly #pages: Bell;
  readonly #lists: Bell;
  readonly #stops: (() => void)[];
  #echo: NodeJS.Timeout | undefined;

  /** Subscribes to the control planes until {@link LiveUpdates.stop}. */
  static start(options: {
    controlPlanes: ControlPlanes;
    signals: SignalsService;
    liveKeys: LiveKeys;
    logger: LoggerService;
  }): LiveUpdates {
    return new LiveUpdates(options);
  }

  private constructor(options: {
    controlPlanes: ControlPlanes;
    signals: SignalsService;
    liveKeys: LiveKeys;
    logger: LoggerService;
  }) {
    const { controlPlanes, signals, liveKeys, logger } = options;
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
    let { state } = controlPlane.status();
    return [
      controlPlane.changes(refs => {
        this.#lists.ring(touchedLists(refs));
        // Until the first lists are in, everything is news; the change of state below rings for all of it at once.
        if (state !== 'connecting' && state !== 'syncing') {
          this.#pages.ring(touchedPages(refs, controlPlane.model));
          this.#pages.ring(touchedBuilds(refs, controlPlane.model));
          this.#lists.ring(touchedMatrices(refs, controlPlane.model));
          this.#lists.ring(touchedBuildLists(refs, controlPlane.model));
        }
        if (refs.some(({ kind }) => kind === 'project')) {
          this.#ringListsAgain();
        }
      }),
      controlPlane.statusChanges(status => {
        this.#lists.ring(allLists);
        if (status.state !== state) {
          state = status.state;
          this.#pages.ring(allPages(controlPlane.model));
          this.#lists.ring(allMatrices(controlPlane.model));
          this.#lists.ring(allBuildLists(controlPlane.model));
        }
      }),
      controlPlane.deployments.changes(refs => {
        this.#pages.ring(touchedPages(refs, controlPlane.model));
        this.#lists.ring(listsOfRuntime(refs));
        this.#lists.ring(touchedMatrices(refs, controlPlane.model));
      }),
    ];
  }

  #ringListsAgain(): void {
    clearTimeout(this.#echo);
    this.#echo = setTimeout(() => this.#lists.ring(allLists), CATALOG_LAG_MS);
  }
}
