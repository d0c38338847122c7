// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DeployedRef,
  LogEvent,
  Problem,
  Runtime,
  RuntimeTree,
} from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../kube/KubeObject';
import { LogRange } from './LogRange';

/** Which log: a container of a pod of a deployment; its main one when absent. @public */
export interface PodLogQuery extends LogRange {
  readonly deployment: DeployedRef;
  readonly pod: string;
  readonly container?: string;
  /** Of the container's life before its last restart. */
  readonly previous?: boolean;
}

/**
 * One of the objects that the control plane says it put on a data plane. `unread`: it could not be looked at, and the
 * problems say why.
 *
 * @public
 */
export type PlacedObject = {
  readonly group: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
} & (
  | { readonly state: 'present'; readonly object: KubeObject }
  | { readonly state: 'missing' }
  | { readonly state: 'unread' }
);

/** Deployments of components, managed resources and projects, as their data planes show them. @public */
export interface Deployments {
  /** From memory: pods are watched, once per data plane. */
  runtime(deployment: DeployedRef): Runtime;
  /** Calls the listener with the deployments whose runtime may differ now. Returns the undo. */
  changes(listener: (refs: readonly DeployedRef[]) => void): () => void;
  /** Asks the data plane; what cannot be looked at is among the tree's problems. Rejects only when the signal aborts. */
  tree(
    deployment: DeployedRef,
    options: { readonly signal: AbortSignal },
  ): Promise<RuntimeTree>;
  /**
   * What the control plane says it put on the data plane, as it is there, without managed fields, values of secrets replaced
   * by `(hidden)`, and nothing that was made for these. Rejects only when the signal aborts.
   */
  objects(
    deployment: DeployedRef,
    options: { readonly signal: AbortSignal },
  ): Promise<{
    readonly objects: readonly PlacedObject[];
    readonly problems: readonly Problem[];
  }>;
  /** One object of the tree, without managed fields, values of secrets replaced by `(hidden)`; a `KubeError` otherwise. */
  manifest(
    deployment: DeployedRef,
    id: string,
    options: { readonly signal: AbortSignal },
  ): Promise<KubeObject>;
  /** Whatever goes wrong is a `failure` event; it throws only when the signal aborts. Only the deployment's own pods. */
  log(
    query: PodLogQuery,
    options: { readonly signal: AbortSignal },
  ): AsyncIterable<LogEvent>;
}
