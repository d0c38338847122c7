// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { tenantPathOf } from '../deployments/matrix/TenantPath';
import { ForModel } from '../ForModel';
import { WideLogs } from './WideLogs';

/** Answers for an environment: what did all that runs there say. */
export function EnvironmentLogsTab() {
  return (
    <ForModel pathOf={tenantPathOf}>
      {path => <WideLogs kind="environment" path={path} />}
    </ForModel>
  );
}
