// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ModelRef,
  ObserverContents,
  PlaneFact,
} from '@fourplane/plugin-fourplane-common';

/** Servers with logs or metrics that configuration names and no observability plane of the control plane stands for. @public */
export interface ConfiguredObserver {
  /** The configuration key, unique and lasting. */
  readonly id: string;
  /** Whose logs or metrics it holds; none where that is every plane's. */
  readonly planes: readonly ModelRef[];
  readonly facts: readonly PlaneFact[];
}

/** What the portal has seen of a control plane and its planes by asking them itself. All but what servers hold is read from memory. @public */
export interface PlaneProbes {
  /** Of the control plane's own API server. */
  own(): PlaneFact;
  /** Of a data or build plane its API server; of an observability plane its OpenSearch and Prometheus, too. */
  facts(plane: ModelRef): readonly PlaneFact[];
  configuredObservers(): readonly ConfiguredObserver[];
  /**
   * What the servers of an observability plane hold, read at most every few seconds however many ask. What cannot be read
   * says why in its own part. Never rejects.
   */
  contents(observabilityPlane: ModelRef): Promise<ObserverContents>;
  /** Calls the listener when a fact is another than before, whatever its latency; with the planes concerned. Returns the undo. */
  changes(listener: (planes: readonly ModelRef[]) => void): () => void;
}
