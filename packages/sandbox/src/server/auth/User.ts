// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Who speaks: a name and groups, as authenticators tell them. */
export interface User {
  readonly name: string;
  readonly uid?: string;
  readonly groups: readonly string[];
}

/** Who speaks without a token. */
export const anonymous: User = {
  name: 'system:anonymous',
  groups: ['system:unauthenticated'],
};
