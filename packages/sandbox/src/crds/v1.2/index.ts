// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { authzCrds } from './authz';
import { componentCrds } from './component';
import { componentTypeCrds } from './componentType';
import { observabilityCrds } from './observability';
import { planeCrds } from './plane';
import { projectCrds } from './project';
import { releaseCrds } from './release';
import { resourceCrds } from './resource';
import { workflowCrds } from './workflow';

/** The CustomResourceDefinitions of OpenChoreo v1.2, ready to be created. */
export function openChoreoV12Crds(): object[] {
  return [
    ...projectCrds,
    ...componentCrds,
    ...componentTypeCrds,
    ...releaseCrds,
    ...workflowCrds,
    ...planeCrds,
    ...resourceCrds,
    ...observabilityCrds,
    ...authzCrds,
  ];
}
