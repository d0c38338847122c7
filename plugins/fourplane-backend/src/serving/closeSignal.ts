// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import express from 'express';

/**
 * Aborts when a response's connection has closed, whichever side did it. Ask for it before the first `await` of a request:
 * the event comes once, and who leaves early leaves before anything is open for them.
 */
export function closeSignal(response: express.Response): AbortSignal {
  const closed = new AbortController();
  response.once('close', () => closed.abort());
  if (response.closed || response.destroyed) {
    closed.abort();
  }
  return closed.signal;
}
