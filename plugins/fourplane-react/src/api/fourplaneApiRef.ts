// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createApiRef } from '@backstage/frontend-plugin-api';
import type { FourplaneClient } from '@fourplane/plugin-fourplane-common';

/** The typed client of the Fourplane backend. Pages read it through {@link useReply}. @public */
export const fourplaneApiRef = createApiRef<FourplaneClient>().with({
  id: 'plugin.fourplane.client',
  pluginId: 'fourplane',
});
