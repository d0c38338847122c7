// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Exchange } from './Exchange';
import { internalError, StatusError } from './StatusError';

/**
 * Answers with what a request failed for; of a failure that is the server's own, `logger` hears.
 * An answer that was begun already is cut off.
 */
export function answerFailure(
  exchange: Exchange,
  error: unknown,
  logger: (text: string) => void,
): void {
  if (exchange.response.headersSent) {
    exchange.response.destroy();
    return;
  }
  if (error instanceof StatusError) {
    exchange.sendError(error);
    return;
  }
  const text = error instanceof Error ? error.message : String(error);
  logger(text);
  exchange.sendError(internalError(text));
}
