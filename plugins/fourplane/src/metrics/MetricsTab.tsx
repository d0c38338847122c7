// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { componentPathOf } from '../builds/ComponentPath';
import { ForModel } from '../ForModel';
import { MetricsPage } from './MetricsPage';

/** Answers for one component: how does it behave. */
export function MetricsTab() {
  return (
    <ForModel pathOf={componentPathOf}>
      {component => <MetricsPage component={component} />}
    </ForModel>
  );
}
