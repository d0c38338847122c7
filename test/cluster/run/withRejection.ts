// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export interface Rejection {
  readonly promise: Promise<never>;
  reject(error: Error): void;
}

/** A promise that only ever rejects, and may do so unheard. */
export function withRejection(): Rejection {
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<never>((_, rejectIt) => {
    reject = rejectIt;
  });
  promise.catch(() => {});
  return { promise, reject: error => reject(error) };
}
