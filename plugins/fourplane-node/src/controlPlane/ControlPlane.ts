// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ControlPlaneStatus,
  ModelByKind,
  ModelKind,
  ModelRef,
  Problem,
  Reading,
  RefOf,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';
import { RefScope } from '../dialects/Dialect';

/** The model of one control plane, read from memory. Before the dialect is known it is empty. @public */
export interface Model {
  read<K extends ModelKind>(ref: RefOf<K>): Reading<ModelByKind[K]>;
  refs<K extends ModelKind>(kind: K, scope?: RefScope): RefOf<K>[];
  /** Whether absence of this kind can be believed: every watched kind it is read from is synced. */
  isComplete(kind: ModelKind): boolean;
  unreadable(): Unreadable[];
}

/**
 * One configured OpenChoreo installation: the only door to it. It knows no user, no lock and no audit; those live in
 * the plugins that use it.
 *
 * @public
 */
export interface ControlPlane {
  readonly name: string;
  readonly title?: string;
  readonly model: Model;
  /**
   * Calls the listener with the references that may read differently now, batched per turn of the event loop.
   * Returns the undo. What happened before subscribing is not replayed: read the model first.
   */
  changes(listener: (refs: readonly ModelRef[]) => void): () => void;
  status(): ControlPlaneStatus;
  /** Calls the listener when {@link ControlPlane.status} has changed in state, kinds or problems. Returns the undo. */
  statusChanges(listener: (status: ControlPlaneStatus) => void): () => void;
  /**
   * Lists anew the watched kinds from which these model kinds are read (all of them by default). Resolves when every
   * list, begun after the call, has been read to its end and its differences reported by {@link ControlPlane.changes};
   * rejects when one of them failed or the signal aborts. For whoever must not believe one list alone; nothing else
   * needs it, watches keep the copy live.
   */
  relist(options?: {
    readonly kinds?: readonly ModelKind[];
    readonly signal?: AbortSignal;
  }): Promise<void>;
  /**
   * Shows problems that somebody else has with this control plane in {@link ControlPlane.status}, in place of what this
   * source reported before; none takes them back. They change no state. Only this process knows of them.
   */
  reportProblems(source: string, problems: readonly Problem[]): void;
}

/** Every configured control plane, in configuration order. @public */
export interface ControlPlanes {
  list(): readonly ControlPlane[];
  get(name: string): ControlPlane | undefined;
}
