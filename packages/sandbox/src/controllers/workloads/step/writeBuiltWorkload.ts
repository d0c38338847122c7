// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Cluster, Kind } from '../../runtime';
import { Pod } from '../podsOf';
import { environmentOf, templateOfPod } from './stepResults';

interface Owner {
  projectName: string;
  componentName: string;
}

interface WorkloadSpec {
  owner?: Owner;
  [field: string]: unknown;
}

interface ComponentSpec {
  componentType?: { name?: string };
}

const apiVersion = 'openchoreo.dev/v1alpha1';
const workloadKind: Kind<WorkloadSpec> = { apiVersion, kind: 'Workload' };
const componentKind: Kind<ComponentSpec> = { apiVersion, kind: 'Component' };
const runKind: Kind = { apiVersion, kind: 'WorkflowRun' };

/**
 * What the last step of OpenChoreo's builds does through its API: the component's Workload gets the new image, and the run
 * an annotation that says so. Nothing for any other step.
 */
export async function writeBuiltWorkload(
  pod: Pod,
  cluster: Cluster,
): Promise<void> {
  const env = environmentOf(pod);
  const [image, projectName, componentName, namespace, run] = [
    'IMAGE',
    'PROJECT_NAME',
    'COMPONENT_NAME',
    'NAMESPACE_NAME',
    'RUN_NAME',
  ].map(variable => env.get(variable));
  const isLast = templateOfPod(pod).name === 'generate-workload-cr';
  if (!isLast || !image || !componentName || !projectName) return;
  const owner = { projectName, componentName };
  const known = (await cluster.readAll(workloadKind, namespace)).find(
    ({ spec }) =>
      spec?.owner?.projectName === projectName &&
      spec.owner.componentName === componentName,
  );
  const written = known
    ? await cluster.patch(known, { spec: { container: { image } } })
    : await cluster.create({
        ...workloadKind,
        metadata: { name: `${componentName}-workload`, namespace },
        spec: {
          owner,
          container: { image },
          endpoints: await declaredEndpoints(namespace, componentName, cluster),
        },
      });
  if (run) await annotate({ namespace, name: run }, written, cluster);
}

async function annotate(
  metadata: { namespace?: string; name: string },
  {
    apiVersion: version,
    kind,
    metadata: { name, namespace },
    spec,
  }: KubeObject,
  cluster: Cluster,
): Promise<void> {
  const workload = {
    apiVersion: version,
    kind,
    metadata: { name, namespace },
    spec,
  };
  const annotations = { 'openchoreo.dev/workload': JSON.stringify(workload) };
  await cluster.patch({ ...runKind, metadata }, { metadata: { annotations } });
}

/** The repository would declare these; there is none, so what serves requests gets one HTTP endpoint. */
async function declaredEndpoints(
  namespace: string | undefined,
  name: string,
  cluster: Cluster,
): Promise<object> {
  const component = await cluster.read(componentKind, namespace, name);
  const type = component?.spec?.componentType?.name ?? 'deployment/service';
  return type.startsWith('deployment/') && type !== 'deployment/worker'
    ? { http: { type: 'HTTP', port: 8080, visibility: ['external'] } }
    : {};
}
