// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ForModel } from '../../ForModel';
import { planePathOf } from '../planePaths';
import { DataPlaneView } from './DataPlaneView';

/** The page of a data plane, on its entity. */
export function DataPlaneTab() {
  return (
    <ForModel pathOf={planePathOf}>
      {path => <DataPlaneView path={path} />}
    </ForModel>
  );
}
