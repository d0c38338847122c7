// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const CREDENTIAL = /secret|token|password|passwd|credential|api-?key|auth/i;

/** Whether what is called so may be a credential, so that its value is neither kept nor shown. */
export function isCredentialName(name: string): boolean {
  return CREDENTIAL.test(name);
}
