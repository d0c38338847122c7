// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { tenantPathOf } from '../deployments/matrix/TenantPath';
import { ForModel } from '../ForModel';
import { WideLogs } from './WideLogs';

/** Answers for a project: what did its components say. */
export function ProjectLogsTab() {
  return (
    <ForModel pathOf={tenantPathOf}>
      {({ controlPlane, tenant, name }) => (
        <WideLogs
          kind="project"
          path={{ controlPlane, tenant, project: name }}
        />
      )}
    </ForModel>
  );
}
