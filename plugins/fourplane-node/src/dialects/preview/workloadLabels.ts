// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Deployment } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../Dialect';
import { WorkloadLabels } from '../reading/deployedWorkloads';
import { find, ReadableKind } from '../reading/ReadableKind';
import { workloadLabels as v03Labels } from '../v0.3/workloadLabels';
import {
  componentDeploymentKind,
  componentKind,
  environmentKind,
  projectKind,
  releaseBindingKind,
} from './kinds';

/** Pods had names under another domain in 0.4; from 0.5 on they had uids, and only since 0.16 names as well. */
const NAMED_GENERATION = 'v0.4';

/** Beside the newer ways there was the one of 0.3, with its labels, until 0.7. */
export function workloadLabelsOf(generation: string): WorkloadLabels {
  const isNamed = generation === NAMED_GENERATION;
  return {
    selectors: [
      isNamed ? 'openchoreo.org/component' : 'openchoreo.dev/component-uid',
      ...v03Labels.selectors,
    ],
    labelsOf: (deployment, context) => {
      const { ref } = deployment;
      const isOlder = [releaseBindingKind, componentDeploymentKind].every(
        kind => !find(kind, context.lookup, ref.tenant, ref.name),
      );
      if (isOlder) {
        return v03Labels.labelsOf(deployment, context);
      }
      return isNamed ? namesOf(deployment) : uidsOf(deployment, context.lookup);
    },
  };
}

function namesOf({ component, environment }: Deployment) {
  return {
    'openchoreo.org/project': component.project ?? '',
    'openchoreo.org/component': component.name,
    'openchoreo.org/environment': environment.name,
  };
}

function uidsOf({ ref, component, environment }: Deployment, lookup: Lookup) {
  const uid = (kind: ReadableKind<unknown>, name = '') =>
    lookup.get(kind.key, ref.tenant, name)?.metadata.uid;
  const componentUid = uid(componentKind, component.name);
  const projectUid = uid(projectKind, component.project);
  const environmentUid = uid(environmentKind, environment.name);
  return componentUid && projectUid && environmentUid
    ? {
        'openchoreo.dev/project-uid': projectUid,
        'openchoreo.dev/component-uid': componentUid,
        'openchoreo.dev/environment-uid': environmentUid,
      }
    : undefined;
}
