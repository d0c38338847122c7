// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { compareBuilds, IndexedBuild } from './IndexedBuild';

/** Builds in the order of a list, newest first. */
export class SortedBuilds {
  readonly #builds: IndexedBuild[] = [];

  get all(): readonly IndexedBuild[] {
    return this.#builds;
  }

  add(build: IndexedBuild): void {
    this.#builds.splice(this.#placeOf(build), 0, build);
  }

  remove(build: IndexedBuild): void {
    const place = this.#placeOf(build);
    if (this.#builds[place]?.key === build.key) {
      this.#builds.splice(place, 1);
    }
  }

  /** The one just older and the one just newer than a build that is in here. */
  neighbours(build: IndexedBuild): {
    readonly older?: IndexedBuild;
    readonly newer?: IndexedBuild;
  } {
    const place = this.#placeOf(build);
    return { newer: this.#builds[place - 1], older: this.#builds[place + 1] };
  }

  #placeOf(build: IndexedBuild): number {
    let from = 0;
    let to = this.#builds.length;
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if (compareBuilds(this.#builds[middle], build) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
