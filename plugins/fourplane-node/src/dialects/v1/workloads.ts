// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { workloadLookup } from '../reading/workloads';
import { componentKind } from './kinds/component';
import { workloadKind } from './kinds/workload';

export { endpointNames, own } from '../reading/workloads';

export const { workloadOf, holderOf, doubtAbout } = workloadLookup({
  workload: workloadKind,
  component: componentKind,
});
