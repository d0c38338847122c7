// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Deployment } from '@fourplane/plugin-fourplane-common';
import { DeployedWorkloads } from '../../dialects/Dialect';
import { ObserverOwner } from './ObserverOwner';

/** What an observer knows a deployment by. */
export function ownerOf(
  { ref, component, environment }: Deployment,
  { podUids }: DeployedWorkloads,
): ObserverOwner {
  return {
    tenant: ref.tenant ?? '',
    project: component.project ?? '',
    component: component.name,
    environment: environment.name,
    ...(podUids && { uids: podUids }),
  };
}
