// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ModelByKind,
  ModelKind,
  Reading,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';
import { Model, RefScope } from '@fourplane/plugin-fourplane-node';

/** What is there, and what could not be read. */
export interface Readings<M> {
  readonly present: M[];
  readonly unreadable: Unreadable[];
}

/** Reads all there is of a kind in a scope. */
export function readAll<K extends ModelKind>(
  model: Model,
  kind: K,
  scope: RefScope,
): Readings<ModelByKind[K]> {
  return partition(model.refs(kind, scope).map(ref => model.read(ref)));
}

/** Parts what can be read from what cannot; what is absent is neither. */
export function partition<M>(readings: readonly Reading<M>[]): Readings<M> {
  return {
    present: readings.flatMap(reading =>
      reading.state === 'present' ? [reading.model] : [],
    ),
    unreadable: readings.flatMap(reading =>
      reading.state === 'unreadable' ? [reading.unreadable] : [],
    ),
  };
}
