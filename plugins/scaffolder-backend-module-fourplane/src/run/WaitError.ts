// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { CustomErrorBase } from '@backstage/errors';

/** What was written has not become what was wanted: in time, or at all. */
export class WaitError extends CustomErrorBase {
  override readonly name = 'WaitError';
}
