// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ForModel } from '../../ForModel';
import { planePathOf } from '../planePaths';
import { ObservabilityPlaneView } from './ObservabilityPlaneView';

/** The page of an observability plane, on its entity. */
export function ObservabilityPlaneTab() {
  return (
    <ForModel pathOf={planePathOf}>
      {path => <ObservabilityPlaneView path={path} />}
    </ForModel>
  );
}
