// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { deploymentCrds } from '../tracks/deployment';
import { organizationCrds } from '../tracks/organization';
import { choreoKind } from './choreoKind';
import { componentCrds } from './component';
import { endpointSpec } from './endpoint';
import { dataPlaneCrd } from './plane';

/** The CustomResourceDefinitions of OpenChoreo v0.2 (v0.1 has the same), ready to be created. */
export function openChoreoV02Crds(): object[] {
  return [
    ...organizationCrds(choreoKind),
    dataPlaneCrd,
    ...componentCrds,
    ...deploymentCrds(choreoKind, endpointSpec),
  ];
}
