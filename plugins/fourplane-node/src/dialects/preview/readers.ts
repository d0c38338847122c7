// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Readers } from '../reading/ModelReader';
import { ReadableKind } from '../reading/ReadableKind';
import { buildReaderOf as v03BuildReaderOf } from '../v0.3/models/build';
import { deploymentReaderOf as v03DeploymentReaderOf } from '../v0.3/models/deployment';
import { pipelineReaderOf } from '../v0.3/models/pipeline';
import { tenantReaderOf } from '../v0.3/models/tenant';
import { alertRuleReader } from '../v1/models/alertRule';
import { buildReaderOf } from '../v1/models/build';
import { componentReader } from '../v1/models/component';
import { deploymentReaderOf } from '../v1/models/deployment';
import { endpointReader } from '../v1/models/endpoint';
import { environmentReader } from '../v1/models/environment';
import { notificationChannelReader } from '../v1/models/notificationChannel';
import { planeReader } from '../v1/models/plane';
import { projectReader } from '../v1/models/project';
import { releaseReader } from '../v1/models/release';
import { secretReferenceReader } from '../v1/models/secretReference';
import { componentTypeReader, traitReader } from '../v1/models/typeDefinition';
import { workflowReader } from '../v1/models/workflow';
import { tenantOwner } from '../v1/owners';
import { NamespaceContent } from '../v1/kinds/namespace';
import { aliasedReader } from './aliased';
import { firstOf } from './firstOf';
import {
  componentDeploymentKind,
  componentKind,
  componentWorkflowRunKind,
  environmentKind,
  projectKind,
  releaseBindingKind,
  workflowRunKind,
} from './kinds';
import { planePairs } from './planes';
import { pipelineKind } from './rules';

/** Kinds whose objects make a tenant of their namespace. */
const inhabitingKinds = [
  projectKind,
  componentKind,
  environmentKind,
  pipelineKind,
  planePairs.data.namespaced,
  planePairs.build.namespaced,
];

/** How each noun is read, with what declares a tenant. Newer ways come before older ones. */
export function readersWith(
  declaring: ReadableKind<NamespaceContent>,
): Readers {
  return {
    tenant: tenantReaderOf(declaring, inhabitingKinds),
    project: projectReader,
    component: componentReader,
    endpoint: endpointReader,
    build: firstOf(
      buildReaderOf(componentWorkflowRunKind),
      buildReaderOf(workflowRunKind),
      aliasedReader(v03BuildReaderOf({ plane: 'unsaid' })),
    ),
    release: releaseReader,
    deployment: firstOf(
      deploymentReaderOf(releaseBindingKind),
      deploymentReaderOf(componentDeploymentKind),
      aliasedReader(v03DeploymentReaderOf(() => [])),
    ),
    environment: environmentReader,
    pipeline: pipelineReaderOf(tenantOwner),
    dataPlane: planeReader({
      kind: 'dataPlane',
      role: 'data',
      pair: planePairs.data,
    }),
    buildPlane: planeReader({
      kind: 'buildPlane',
      role: 'build',
      pair: planePairs.build,
    }),
    observabilityPlane: planeReader({
      kind: 'observabilityPlane',
      role: 'observability',
      pair: planePairs.observability,
    }),
    componentType: componentTypeReader,
    trait: traitReader,
    workflow: workflowReader,
    secretReference: secretReferenceReader,
    alertRule: alertRuleReader,
    notificationChannel: notificationChannelReader,
  };
}
