// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A request that an observer refuses. */
export class ObserverError extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

/** Of a request that cannot be understood. */
export function badRequest(message: string): ObserverError {
  return new ObserverError(400, message);
}
