// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isDeepStrictEqual } from 'node:util';
import { KubeConnection, KubeCredentials } from '../kube/KubeConnection';
import { ServerConnection, ServerOptions } from '../kube/ServerConnection';

interface PlaneObjectConnectionOptions {
  readonly server: ServerOptions;
  /** What the plane's object says now. Rejects with a `KubeError` where that is no such server any more. */
  readonly read: () => Promise<ServerOptions>;
}

/**
 * One server, as a plane's object says that it is reached. Credentials that the server refuses are read anew from the
 * object, so whoever holds the connection goes on with the plane's present ones.
 */
export class PlaneObjectConnection implements KubeConnection {
  private inner: ServerConnection;
  private isStale = false;

  static create(options: PlaneObjectConnectionOptions): PlaneObjectConnection {
    return new PlaneObjectConnection(options.server, options.read);
  }

  private constructor(
    private options: ServerOptions,
    private readonly read: () => Promise<ServerOptions>,
  ) {
    this.inner = ServerConnection.create(options);
  }

  get server(): string {
    return this.inner.server;
  }

  get mayDial(): KubeConnection['mayDial'] {
    return this.inner.mayDial;
  }

  async credentials(): Promise<KubeCredentials> {
    if (this.isStale) {
      this.renew(await this.read());
    }
    return this.inner.credentials();
  }

  forget(): void {
    this.isStale = true;
  }

  /** Takes what the object says now of the same server; returns whether that is something else than before. */
  renew(options: ServerOptions): boolean {
    this.isStale = false;
    const { mayDial: _, ...before } = this.options;
    const { mayDial: __, ...now } = options;
    if (isDeepStrictEqual(before, now)) {
      return false;
    }
    this.options = options;
    this.inner = ServerConnection.create(options);
    return true;
  }
}
