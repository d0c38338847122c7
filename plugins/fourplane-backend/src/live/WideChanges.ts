// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ModelKind,
  ModelRef,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';

/** There are few of these, many replies show them, and some report to OpenChoreo every few seconds that they are there. */
const wideKinds: ReadonlySet<ModelKind> = new Set([
  'dataPlane',
  'buildPlane',
  'environment',
  'pipeline',
  'workflow',
]);

/** Tells of things that many replies show whether they read differently indeed, by what they read as before. */
export class WideChanges {
  readonly #model: Pick<Model, 'read'>;
  readonly #readings = new Map<string, string>();

  static create(options: { model: Pick<Model, 'read'> }): WideChanges {
    return new WideChanges(options.model);
  }

  private constructor(model: Pick<Model, 'read'>) {
    this.#model = model;
  }

  /** Without those of the wide kinds that read as they did when they were last asked about. */
  differing(refs: readonly ModelRef[]): ModelRef[] {
    return refs.filter(ref => !wideKinds.has(ref.kind) || this.#differs(ref));
  }

  #differs(ref: ModelRef): boolean {
    const key = refKey(ref);
    const reading = this.#model.read<ModelKind>(ref);
    const before = this.#readings.get(key);
    if (reading.state === 'absent') {
      this.#readings.delete(key);
      return true;
    }
    const now = JSON.stringify(reading);
    this.#readings.set(key, now);
    return now !== before;
  }
}
