// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ForModel } from '../ForModel';
import { DeploymentsPage } from './DeploymentsPage';
import { thingPathOf } from './ThingPath';

/** Answers for one component or managed resource: what runs where, is it all right, and move it on. */
export function DeployTab() {
  return (
    <ForModel pathOf={thingPathOf}>
      {thing => <DeploymentsPage thing={thing} />}
    </ForModel>
  );
}
