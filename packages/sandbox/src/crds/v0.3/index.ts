// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { openChoreoKind } from '../openChoreoKind';
import { deploymentCrds } from '../tracks/deployment';
import { organizationCrds } from '../tracks/organization';
import { apiCrds } from './api';
import { componentCrds } from './component';
import { endpointSpec } from './endpoint';
import { planeCrds } from './plane';
import { runtimeCrds } from './runtime';

/** The CustomResourceDefinitions of OpenChoreo v0.3, ready to be created. */
export function openChoreoV03Crds(): object[] {
  return [
    ...organizationCrds(openChoreoKind),
    ...planeCrds,
    ...componentCrds,
    ...runtimeCrds,
    ...apiCrds,
    ...deploymentCrds(openChoreoKind, endpointSpec),
  ];
}
