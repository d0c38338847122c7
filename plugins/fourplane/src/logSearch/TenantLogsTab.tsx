// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ModelRef } from '@fourplane/plugin-fourplane-common';
import { ForModel } from '../ForModel';
import { WideLogs } from './WideLogs';

/** Answers for a tenant: what did all that is its own say. */
export function TenantLogsTab() {
  return (
    <ForModel pathOf={pathOf}>
      {path => <WideLogs kind="tenant" path={path} />}
    </ForModel>
  );
}

function pathOf({ controlPlane, name }: ModelRef) {
  return { controlPlane, tenant: name };
}
