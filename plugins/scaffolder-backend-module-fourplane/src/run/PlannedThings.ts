// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  entityRefOf,
  ModelKind,
  ModelRef,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import { NamedThing } from '../things/ThingFinder';

const MAX_TASKS = 100;

/**
 * What the steps of dry runs would have made, so that a later step of the same one can say that it cannot be tried yet.
 * Of the last dry runs only.
 */
export class PlannedThings {
  private readonly byTask = new Map<string, Set<string>>();

  static create(): PlannedThings {
    return new PlannedThings();
  }

  private constructor() {}

  add(task: string, refs: readonly ModelRef[]): void {
    const known = this.byTask.get(task) ?? new Set();
    this.byTask.set(task, known);
    for (const ref of refs) {
      known.add(refKey(ref));
      known.add(entityRefOf(ref) ?? refKey(ref));
    }
    const [oldest] = this.byTask.keys();
    if (this.byTask.size > MAX_TASKS && oldest !== undefined) {
      this.byTask.delete(oldest);
    }
  }

  has(task: string, { ref, text }: NamedThing<ModelKind>): boolean {
    const known = this.byTask.get(task);
    return (
      known !== undefined &&
      (known.has(text.toLocaleLowerCase('en-US')) ||
        (ref !== undefined && known.has(refKey(ref))))
    );
  }
}
