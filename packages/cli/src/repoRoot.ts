// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { dirname } from 'node:path';

/** The folder of the checkout. */
export const repoRoot = dirname(require.resolve('../../../package.json'));
