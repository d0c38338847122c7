// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const CREDENTIAL =
  /secret|token|passw|passphrase|\bpass\b|\bpwd\b|credential|(api|access|account|client|encryption|private|shared|signing)-?key|\bo?auth2?\b|authoriz|connection-?string|\bdsn\b/;
/** Last words of what only points at a credential, or tells where it is from. */
const POINTER = /-(refs?|names?|namespace|kind|paths?|urls?|uris?|types?)$/;

/**
 * Whether what is called so (`DB_PASSWORD`, `apiKey`, `git-token`) may be a credential, so that its value is neither kept
 * nor shown. What names another place, such as `secretName` or `tokenUrl`, is none.
 */
export function isCredentialName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase();
  return CREDENTIAL.test(words) && !POINTER.test(words);
}
