// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { componentPathOf } from '../builds/ComponentPath';
import { ForModel } from '../ForModel';
import { DeploymentsPage } from './DeploymentsPage';

/** Answers for one component: what runs where, is it all right, and move it on. */
export function DeployTab() {
  return (
    <ForModel pathOf={componentPathOf}>
      {component => <DeploymentsPage component={component} />}
    </ForModel>
  );
}
