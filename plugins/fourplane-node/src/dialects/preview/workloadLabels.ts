// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Deployment, RefOf } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../Dialect';
import { WorkloadLabels } from '../reading/deployedWorkloads';
import { podUidLabels } from '../reading/podUidLabels';
import { find } from '../reading/ReadableKind';
import { workloadLabels as v03Labels } from '../v0.3/workloadLabels';
import {
  componentDeploymentKind,
  componentKind,
  environmentKind,
  projectKind,
  releaseBindingKind,
  releaseKind,
} from './kinds';

/** Pods had names under another domain in 0.4; from 0.5 on they had uids, and only since 0.16 names as well. */
const NAMED_GENERATION = 'v0.4';

const kinds = {
  component: componentKind,
  project: projectKind,
  environment: environmentKind,
};

/** Beside the newer ways there was the one of 0.3, with its labels, until 0.7. */
export function workloadLabelsOf(generation: string): WorkloadLabels {
  const isNamed = generation === NAMED_GENERATION;
  return {
    selectors: [
      isNamed ? 'openchoreo.org/component' : 'openchoreo.dev/component-uid',
      ...v03Labels.selectors,
    ],
    uidLabels: { [releaseKind.key]: 'openchoreo.dev/release-uid' },
    componentLabelsOf: (component, { lookup }) =>
      isNamed ? componentNames(component) : componentUid(component, lookup),
    labelsOf: (deployment, context) => {
      if (!('component' in deployment)) {
        return undefined;
      }
      const { ref } = deployment;
      const isOlder = [releaseBindingKind, componentDeploymentKind].every(
        kind => !find(kind, context.lookup, ref.tenant, ref.name),
      );
      if (isOlder) {
        return v03Labels.labelsOf(deployment, context);
      }
      return isNamed
        ? namesOf(deployment)
        : podUidLabels(deployment, kinds, context.lookup);
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

function componentNames({ project = '', name }: RefOf<'component'>) {
  return {
    'openchoreo.org/project': project,
    'openchoreo.org/component': name,
  };
}

function componentUid(
  { tenant, name }: RefOf<'component'>,
  lookup: Lookup,
): Readonly<Record<string, string>> | undefined {
  const uid = find(componentKind, lookup, tenant, name)?.metadata.uid;
  return uid ? { 'openchoreo.dev/component-uid': uid } : undefined;
}
