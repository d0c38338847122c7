// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import { unauthorized } from '../http/StatusError';
import type { User } from './User';
import { anonymous } from './User';

/** The bearer tokens a sandbox starts with. */
export interface SandboxTokens {
  /** May do everything. */
  readonly admin: string;
  /** May get, list and watch everything. */
  readonly viewer: string;
  /** May do nothing but discovery. */
  readonly none: string;
}

const newToken = () => randomBytes(24).toString('base64url');
const AUTHENTICATED = 'system:authenticated';

/** The group whose members may get, list and watch everything. */
export const VIEWERS = 'fourplane:viewers';

/** Tells users by their bearer tokens; tokens live as long as the server. */
export class TokenAuthenticator {
  readonly tokens: SandboxTokens;
  readonly #users = new Map<string, User>();
  readonly #revoked = new Set<string>();

  private constructor() {
    this.tokens = { admin: newToken(), viewer: newToken(), none: newToken() };
    this.#users.set(this.tokens.admin, {
      name: 'sandbox-admin',
      groups: ['system:masters', AUTHENTICATED],
    });
    this.#users.set(this.tokens.viewer, {
      name: 'viewer',
      groups: [VIEWERS, AUTHENTICATED],
    });
    this.#users.set(this.tokens.none, {
      name: 'none',
      groups: [AUTHENTICATED],
    });
  }

  static create(): TokenAuthenticator {
    return new TokenAuthenticator();
  }

  /** The user of an `Authorization` header; throws 401 for a token that is unknown or revoked. */
  authenticate(header: string | undefined): User {
    const token = this.tokenOf(header);
    if (token === undefined) {
      return anonymous;
    }
    const user = this.#users.get(token);
    if (!user || this.#revoked.has(token)) {
      throw unauthorized();
    }
    return user;
  }

  /** The bearer token of a header, if it carries one. */
  tokenOf(header: string | undefined): string | undefined {
    return /^Bearer\s+(.+)$/i.exec(header ?? '')?.[1]?.trim();
  }

  /** Makes a token for a service account. */
  issueServiceAccountToken(
    namespace: string,
    name: string,
    uid: string | undefined,
  ): string {
    const token = newToken();
    this.#users.set(token, {
      name: `system:serviceaccount:${namespace}:${name}`,
      uid,
      groups: [
        'system:serviceaccounts',
        `system:serviceaccounts:${namespace}`,
        AUTHENTICATED,
      ],
    });
    return token;
  }

  /** From now on the token is answered with 401. */
  revoke(token: string): void {
    this.#revoked.add(token);
  }
}
