// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { CustomErrorBase } from '@backstage/errors';

/** Somebody has cancelled the task in the middle of a step. */
export class CancelledError extends CustomErrorBase {
  override readonly name = 'CancelledError';

  constructor() {
    super(
      'Cancelled. What has been written stays; run the task again to go on from there',
    );
  }
}
