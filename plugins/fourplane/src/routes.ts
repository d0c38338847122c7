// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createRouteRef } from '@backstage/core-plugin-api';

/** The OpenChoreo page: control planes, planes and projects. @public */
export const openChoreoRouteRef = createRouteRef({ id: 'fourplane' });
