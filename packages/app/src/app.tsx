// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createApp } from '@backstage/frontend-defaults';
import { signInModule } from './signIn';

/** The demo portal: every plugin among the dependencies is found by `app.packages: all`. */
export const app = createApp({ features: [signInModule] });
