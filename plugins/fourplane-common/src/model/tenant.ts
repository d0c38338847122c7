// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { healthSchema } from './health';
import { owned } from './named';

/** Who owns projects: an Organization or a control-plane namespace. @public */
export const tenantSchema = z.object({ ...owned, health: healthSchema });
/** {@inheritDoc tenantSchema} @public */
export type Tenant = z.infer<typeof tenantSchema>;
