// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../client';
import { argoWorkflowKind, ArgoWorkflow } from '../controllers/openchoreo/argo';
import { pastObjects } from './pastObjects';

const inTenant = (
  tenant: string,
  kind: string,
  name: string,
  spec: object,
  annotations: Record<string, string> = {},
): KubeObject => ({
  apiVersion: 'core.choreo.dev/v1',
  kind,
  metadata: {
    name,
    namespace: tenant,
    annotations,
    labels: {
      'core.choreo.dev/organization': tenant,
      'core.choreo.dev/project': 'shop',
      'core.choreo.dev/component': 'cart',
      'core.choreo.dev/deployment-track': 'main',
      'core.choreo.dev/name': name,
    },
  },
  spec,
});

const component = (tenant: string) =>
  inTenant(tenant, 'Component', 'cart', {
    type: 'Service',
    source: { gitRepository: { url: `https://git.example/${tenant}` } },
  });

const build = (tenant: string, name: string, age: string) =>
  inTenant(
    tenant,
    'Build',
    name,
    { branch: 'main', path: '/', buildConfiguration: { docker: {} } },
    { 'sandbox.fourplane.dev/age': age },
  );

const isWorkflow = ({ kind }: KubeObject) => kind === argoWorkflowKind.kind;
const isPod = ({ kind }: KubeObject) => kind === 'Pod';

describe('what a past build left', () => {
  it('is of the component in its own namespace, where others have one of that name', () => {
    const builds = ['acme', 'globex'].map(each => build(each, 'b-1', '10m'));
    const left = pastObjects('v0.2', builds, [
      component('acme'),
      component('globex'),
      ...builds,
    ]);
    const repositories = left.filter(isWorkflow).map(each => {
      const { arguments: given } = (each as ArgoWorkflow).spec ?? {};
      return given?.parameters?.find(({ name }) => name === 'git-repo')?.value;
    });
    expect(repositories).toEqual([
      'https://git.example/acme',
      'https://git.example/globex',
    ]);
  });

  it('is the build alone once the time of its workflow is over, and with that its pods', () => {
    const builds = [build('acme', 'b-1', '2h'), build('acme', 'b-2', '30m')];
    const left = pastObjects('v0.2', builds, [component('acme'), ...builds]);
    expect(left.filter(isWorkflow)).toHaveLength(1);
    const pods = left.filter(isPod);
    expect(pods.length).toBeGreaterThan(0);
    for (const { metadata } of pods) expect(metadata.name).toMatch(/^b-2/);
    expect(left.filter(({ kind }) => kind === 'Build')).toHaveLength(2);
  });

  it('cannot be told of an age that is none', () => {
    const old = build('acme', 'b-1', 'long ago');
    expect(() => pastObjects('v0.2', [old], [old])).toThrow(
      'Build b-1: sandbox.fourplane.dev/age is "long ago"; write it as 3d4h30m',
    );
  });
});
