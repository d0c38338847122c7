// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as sleep } from 'node:timers/promises';
import { KubeObject, SandboxClient } from '@fourplane/sandbox/client';
import {
  isRelease,
  isTold,
  StatusTree,
  statusTree,
  treeKinds,
} from './statusTree';

const lookMs = 200;

/** Looks at everything controllers made since it was created, or since the last `advance`. */
export class StatusObserver {
  private known = new Set<string>();
  /** Gone ones are still spoken of. */
  private readonly releases = new Map<string, KubeObject>();

  static create(client: SandboxClient): StatusObserver {
    return new StatusObserver(client);
  }

  private constructor(private readonly client: SandboxClient) {}

  /** From now on only what is not there yet is told. */
  async advance(): Promise<void> {
    this.known = new Set((await this.everything()).map(uidOf));
  }

  async look(): Promise<StatusTree> {
    const all = await this.everything();
    for (const object of all.filter(isRelease)) {
      this.releases.set(uidOf(object), object);
    }
    return statusTree(
      all.filter(object => !this.known.has(uidOf(object))),
      [...this.releases.values()],
    );
  }

  /** Looks until it sees the tree, or until `timeoutMs` have passed; the last it saw. */
  async lookFor(
    isSeen: (tree: StatusTree) => boolean,
    timeoutMs: number,
  ): Promise<StatusTree> {
    const end = Date.now() + timeoutMs;
    let tree = await this.look();
    while (!isSeen(tree) && Date.now() < end) {
      await sleep(lookMs);
      tree = await this.look();
    }
    return tree;
  }

  /** Looks until no workflow runs and nothing has changed for `quietMs`. */
  async settled(quietMs: number, timeoutMs: number): Promise<StatusTree> {
    let last = '';
    let since = Date.now();
    return this.lookFor(tree => {
      const text = JSON.stringify(tree);
      if (text !== last || isBuilding(tree)) {
        last = text;
        since = Date.now();
      }
      return Date.now() - since >= quietMs;
    }, timeoutMs);
  }

  private async everything(): Promise<KubeObject[]> {
    const lists = await Promise.all(
      treeKinds.map(([apiVersion, kind]) => this.client.list(apiVersion, kind)),
    );
    return lists.flat().filter(isTold);
  }
}

function isBuilding(tree: StatusTree): boolean {
  return Object.values(tree).some(
    ({ conditions }) =>
      typeof conditions === 'object' &&
      String(
        (conditions as Record<string, unknown> | null)?.WorkflowCompleted ??
          'True',
      ).startsWith('False'),
  );
}

function uidOf({ metadata }: KubeObject): string {
  return metadata.uid ?? '';
}
