// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  LogEvent,
  RefOf,
  Runtime,
  RuntimeTree,
} from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../kube/KubeObject';
import { LogRange } from './LogRange';

/** Which log: a container of a pod of a deployment; its main one when absent. @public */
export interface PodLogQuery extends LogRange {
  readonly deployment: RefOf<'deployment'>;
  readonly pod: string;
  readonly container?: string;
  /** Of the container's life before its last restart. */
  readonly previous?: boolean;
}

/** Deployments as their data planes show them. @public */
export interface Deployments {
  /** From memory: pods are watched, once per data plane. */
  runtime(deployment: RefOf<'deployment'>): Runtime;
  /** Calls the listener with the deployments whose runtime may differ now. Returns the undo. */
  changes(listener: (refs: readonly RefOf<'deployment'>[]) => void): () => void;
  /** Asks the data plane; what cannot be looked at is among the tree's problems. Rejects only when the signal aborts. */
  tree(
    deployment: RefOf<'deployment'>,
    options: { readonly signal: AbortSignal },
  ): Promise<RuntimeTree>;
  /** One object of the tree, without managed fields, values of secrets replaced by `(hidden)`; a `KubeError` otherwise. */
  manifest(
    deployment: RefOf<'deployment'>,
    id: string,
    options: { readonly signal: AbortSignal },
  ): Promise<KubeObject>;
  /** Whatever goes wrong is a `failure` event; it throws only when the signal aborts. Only the deployment's own pods. */
  log(
    query: PodLogQuery,
    options: { readonly signal: AbortSignal },
  ): AsyncIterable<LogEvent>;
}
