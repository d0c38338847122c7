// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Route, Routes } from 'react-router-dom';
import { DataPlaneView } from './dataPlane/DataPlaneView';
import { FleetPage } from './FleetPage';
import { ObservabilityPlaneView } from './observabilityPlane/ObservabilityPlaneView';
import { PlanePage } from './PlanePage';
import { planePaths } from './planePaths';

/** The platform, and below it a page for each of its planes that has one. */
export function OpenChoreoPage() {
  return (
    <Routes>
      <Route
        path={`/:controlPlane/${planePaths.dataPlane}/:plane/*`}
        element={<PlanePage kind="data" View={DataPlaneView} />}
      />
      <Route
        path={`/:controlPlane/${planePaths.observabilityPlane}/:plane/*`}
        element={
          <PlanePage kind="observability" View={ObservabilityPlaneView} />
        }
      />
      <Route path="/*" element={<FleetPage />} />
    </Routes>
  );
}
