// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isCredentialName } from './isCredentialName';

describe('isCredentialName', () => {
  it.each([
    'DB_PASSWORD',
    'dbPasswd',
    'API-Key',
    'apikey',
    'clientSecret',
    'bearerToken',
    'privateKey',
    'gitCredentials',
    'basic-auth',
    'Authorization',
  ])('takes %s for a credential', name => {
    expect(isCredentialName(name)).toBe(true);
  });

  it.each([
    'secretName',
    'tokenSecretRef',
    'tokenUrl',
    'author',
    'bypass',
    'compass',
    'key',
    'keyboard',
  ])('takes %s for none', name => {
    expect(isCredentialName(name)).toBe(false);
  });
});
