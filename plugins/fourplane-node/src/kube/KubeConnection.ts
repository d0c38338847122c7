// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** TLS side of a connection. PEM texts. */
export interface KubeTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly servername?: string;
  readonly rejectUnauthorized?: boolean;
}

/** What one request needs to be let in. */
export interface KubeCredentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: KubeTls;
}

/** How one API server is reached. Implementations throw `KubeError` with failure `configuration`. */
export interface KubeConnection {
  /** Address without trailing slash; may carry a path prefix. */
  readonly server: string;
  /** Whether an address that the server's name resolves to may be dialled; any where absent. */
  readonly mayDial?: (address: string) => boolean;
  /** Asked before every request, so rotated tokens and certificates are picked up. */
  credentials(): Promise<KubeCredentials>;
  /** The server refused the last credentials: whatever is remembered must be obtained anew. */
  forget(): void;
}
