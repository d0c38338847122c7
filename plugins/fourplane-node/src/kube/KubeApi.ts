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
  readonly fieldSelector?: string;
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

/** Which lines of one container's log, and how. @public */
export interface PodLogOptions {
  readonly container: string;
  /** Goes on until the container has ended. */
  readonly follow?: boolean;
  /** Only so many of the last lines. */
  readonly tailLines?: number;
  /** Only lines from this instant on, RFC 3339; the server looks at whole seconds. */
  readonly sinceTime?: string;
  /** Of the container's life before its last restart. */
  readonly previous?: boolean;
  /** Each line begins with the time it was written, RFC 3339 with up to nine digits of a second, and a space. */
  readonly timestamps?: boolean;
  readonly limitBytes?: number;
  readonly signal: AbortSignal;
}

/** One line of a log, without what ends it. @public */
export interface PodLogLine {
  readonly text: string;
  /** The stream ended within it: more of it may follow, or it was never ended. */
  readonly unfinished?: true;
}

/** Whose rights a write needs, where they are not the portal's own. @public */
export interface KubeUser {
  readonly name: string;
  readonly groups?: readonly string[];
}

/** How to write. Every write names the field manager `fourplane`, and unknown or doubled fields are refused. @public */
export interface WriteOptions {
  /** Everything is checked, nothing is stored. */
  readonly dryRun?: boolean;
  /** Impersonates somebody: the portal's account needs the verb `impersonate` on them. */
  readonly as?: KubeUser;
  readonly signal?: AbortSignal;
}

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
  /** The same of a path that answers a few words (`/readyz`), as they are. */
  getText(path: string, options?: { signal?: AbortSignal }): Promise<string>;
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
  /**
   * A container's log, line by line; a line beyond a megabyte is cut, and says so. Ends when the server ends it; throws
   * when the connection breaks, and with failure `request` when the container has not begun (`reason` is `BadRequest`).
   */
  logs(
    namespace: string,
    pod: string,
    options: PodLogOptions,
  ): AsyncIterable<PodLogLine>;
  /** Rejects with failure `alreadyExists` when the name is taken. */
  create(
    resource: KubeResource,
    object: KubeObject,
    options?: WriteOptions,
  ): Promise<KubeObject>;
  /**
   * A JSON merge patch. With a resource version it rejects with failure `conflict` when the object has changed since.
   */
  patch(
    resource: KubeResource,
    namespace: string | undefined,
    name: string,
    patch: Readonly<Record<string, unknown>>,
    options?: WriteOptions & { readonly resourceVersion?: string },
  ): Promise<KubeObject>;
  /**
   * Server-side apply of a whole object: creates it, or makes what is given its new content. Rejects with failure
   * `conflict` when somebody else manages one of the fields.
   */
  apply(
    resource: KubeResource,
    object: KubeObject,
    options?: WriteOptions,
  ): Promise<KubeObject>;
  /** With a uid it rejects with failure `conflict` when another object has the name now. */
  delete(
    resource: KubeResource,
    namespace: string | undefined,
    name: string,
    options?: WriteOptions & { readonly uid?: string },
  ): Promise<void>;
  /** Frees connections. */
  close(): Promise<void>;
}
