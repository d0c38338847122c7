// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A controller of its own that also aborts with the given signal, until released. */
export interface LinkedAbort {
  readonly signal: AbortSignal;
  abort(): void;
  /** Undoes the link, so that a long-lived signal does not collect listeners. */
  release(): void;
}

/** See {@link LinkedAbort}. */
export function linkedAbort(signal: AbortSignal): LinkedAbort {
  const controller = new AbortController();
  const abort = () => controller.abort();
  if (signal.aborted) {
    abort();
  }
  signal.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    abort,
    release: () => signal.removeEventListener('abort', abort),
  };
}
