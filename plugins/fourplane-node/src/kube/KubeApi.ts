// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject, KubeResource } from './KubeObject';

/** What to list. @public */
export interface ListOptions {
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /** Items per page; the server may return fewer. */
  readonly limit?: number;
  readonly continue?: string;
  readonly resourceVersion?: string;
  readonly signal?: AbortSignal;
}

/** One page. `continue` is empty or absent on the last one. @public */
export interface KubeList {
  readonly resourceVersion: string;
  readonly continue?: string;
  readonly items: readonly KubeObject[];
}

/** What to watch. @public */
export interface WatchOptions {
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly resourceVersion?: string;
  /** WatchList: the current objects first, then a bookmark annotated `k8s.io/initial-events-end`. */
  readonly sendInitialEvents?: boolean;
  /** Server side end of the watch, in seconds. */
  readonly timeoutSeconds?: number;
  /** Called once, when the server has accepted the watch: from then on silence means "nothing changed". */
  readonly onOpen?: () => void;
  readonly signal: AbortSignal;
}

/** One item of a watch; a failure of the watch itself is an `ERROR` item, as the API sends it. @public */
export type WatchEvent =
  | {
      readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
      readonly object: KubeObject;
    }
  | {
      readonly type: 'BOOKMARK';
      readonly resourceVersion: string;
      readonly initialEventsEnd: boolean;
    }
  | {
      readonly type: 'ERROR';
      readonly code: number;
      readonly reason?: string;
      readonly message: string;
    };

/**
 * The wire to one Kubernetes API server. Every method rejects with a `KubeError`.
 * Implementations pass `kubeApiSuite`.
 *
 * @public
 */
export interface KubeApi {
  /** The address, for messages; never carries a credential. */
  readonly server: string;
  /** GET of a path that is not a resource (`/version`, `/apis/…`), as parsed JSON. */
  getPath(path: string, options?: { signal?: AbortSignal }): Promise<unknown>;
  get(
    resource: KubeResource,
    namespace: string | undefined,
    name: string,
    options?: { signal?: AbortSignal },
  ): Promise<KubeObject>;
  list(resource: KubeResource, options?: ListOptions): Promise<KubeList>;
  /** Ends when the server ends the watch; throws when the connection breaks or is refused. */
  watch(
    resource: KubeResource,
    options: WatchOptions,
  ): AsyncIterable<WatchEvent>;
  /** Frees connections. */
  close(): Promise<void>;
}
