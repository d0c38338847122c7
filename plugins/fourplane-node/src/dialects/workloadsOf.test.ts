// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DeployedKind } from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../kube/KubeObject';
import { IndexedLookup } from './__testUtils__/IndexedLookup';
import { Slot } from './__testUtils__/Slot';
import { chooseDialect } from './chooseDialect';
import { DeployedWorkloads, ServedKinds } from './Dialect';
import { servedBy as servedByPreview } from './preview/__testUtils__/served';
import { slotsBy } from './preview/__testUtils__/slots';
import { served as servedByV02 } from './v0.2/__testUtils__/served';
import { slots as slotsOfV02 } from './v0.2/__testUtils__/slots';
import { served as servedByV03 } from './v0.3/__testUtils__/served';
import { slots as slotsOfV03 } from './v0.3/__testUtils__/slots';
import { servedBy as servedByV1 } from './v1/__testUtils__/servedBy';
import { slots as slotsOfV1 } from './v1/__testUtils__/slots';

function installation(
  served: ServedKinds,
  slots: readonly Slot[],
  put: readonly KubeObject[] = [],
) {
  const dialect = chooseDialect(served)?.create({
    controlPlane: 'default',
    served,
  });
  if (!dialect) {
    throw new Error('no dialect speaks this');
  }
  const lookup = IndexedLookup.create({ dialect });
  slots.forEach(({ usual }) => lookup.put(usual));
  put.forEach(object => lookup.put(object));
  return {
    dialect,
    podLabelsOf: (project: string, name: string) => {
      const reading = dialect.read(
        {
          controlPlane: 'default',
          kind: 'component',
          tenant: 'acme',
          project,
          name,
        },
        lookup,
      );
      return reading.state === 'present' ? reading.model.podLabels : undefined;
    },
    of: (
      project: string,
      name: string,
      tenant = 'acme',
      kind: DeployedKind = 'deployment',
    ) =>
      dialect.workloadsOf(
        { controlPlane: 'default', kind, tenant, project, name },
        lookup,
      ),
  };
}

const plane = (tenant?: string): DeployedWorkloads['plane'] => ({
  controlPlane: 'default',
  kind: 'dataPlane',
  ...(tenant && { tenant }),
  name: 'default',
});
const inDevelopment = 'dp-acme-web-development-788ed215';

describe('where the pods of a deployment are', () => {
  it('is told by names and the track in v0.2', () => {
    const { of, dialect } = installation(servedByV02, slotsOfV02);
    expect(of('web', 'portal-development')).toEqual({
      plane: plane('acme'),
      namespace: inDevelopment,
      labels: {
        'organization-name': 'acme',
        'project-name': 'web',
        'component-name': 'portal',
        'environment-name': 'development',
        'deployment-track-name': 'portal-main',
      },
    });
    expect(dialect.workloadSelectors).toEqual([
      'component-name,deployment-name',
    ]);
  });

  it('is told by names in v0.3, in the namespace that is reported where one is', () => {
    const { of } = installation(servedByV03, slotsOfV03);
    const labels = {
      'organization-name': 'acme',
      'project-name': 'web',
      'environment-name': 'development',
    };
    expect(of('web', 'web')).toEqual({
      plane: plane('acme'),
      namespace: 'dp-x',
      labels: { ...labels, 'component-name': 'web' },
      ownLabels: [{ 'openchoreo.dev/release-uid': 'Release-acme-web' }],
    });
    expect(of('web', 'api')).toEqual({
      plane: plane('acme'),
      namespace: inDevelopment,
      labels: { ...labels, 'component-name': 'api' },
    });
  });

  it('is told by names in the v1 line, on whichever plane stands for the environment', () => {
    for (const served of Object.values(servedByV1)) {
      const { of } = installation(served, slotsOfV1);
      expect(of('web', 'web-development', 'beta')).toEqual({
        plane: plane(),
        namespace: 'dp-beta-web-development-b288a3d7',
        labels: {
          'openchoreo.dev/namespace': 'beta',
          'openchoreo.dev/project': 'web',
          'openchoreo.dev/component': 'web',
          'openchoreo.dev/environment': 'development',
        },
        podUids: {
          'openchoreo.dev/project-uid': 'Project-beta-web',
          'openchoreo.dev/component-uid': 'Component-beta-web',
          'openchoreo.dev/environment-uid': 'Environment-beta-development',
        },
      });
    }
  });

  it('is told of managed resources and of what a project has for itself, too', () => {
    const { of, dialect } = installation(servedByV1['v1.2'], slotsOfV1);
    const [, selector] = dialect.workloadSelectors;
    expect(selector).toMatch(/^openchoreo.dev\/resource,/);
    const labels = {
      'openchoreo.dev/namespace': 'acme',
      'openchoreo.dev/project': 'web',
      'openchoreo.dev/environment': 'development',
    };
    const uid = (name: string) => ({
      'openchoreo.dev/rendered-release-uid': `RenderedRelease-acme-${name}`,
    });
    expect(
      of('web', 'orders-development', 'acme', 'resourceDeployment'),
    ).toEqual({
      plane: plane('acme'),
      namespace: 'dp-x',
      labels: { ...labels, 'openchoreo.dev/resource': 'orders' },
      ownLabels: [uid('resource-orders-development')],
      unlabelledPods: true,
    });
    expect(of('web', 'web-development', 'acme', 'projectDeployment')).toEqual({
      plane: plane('acme'),
      namespace: 'dp-x',
      labels: uid('project-web-development'),
      ownLabels: [uid('project-web-development')],
      unlabelledPods: true,
    });
    const v1dot0 = installation(servedByV1['v1.0'], slotsOfV1);
    expect(v1dot0.dialect.workloadSelectors).toHaveLength(1);
  });

  it.each(['v0.5', 'v0.9–v0.12', 'v0.16'] as const)(
    'is told by uids in %s',
    generation => {
      const { of, dialect } = installation(
        servedByPreview[generation],
        slotsBy[generation],
      );
      expect(of('web', 'web-development')).toEqual({
        plane: plane('acme'),
        namespace: inDevelopment,
        labels: {
          'openchoreo.dev/project-uid': 'Project-acme-web',
          'openchoreo.dev/component-uid': 'Component-acme-web',
          'openchoreo.dev/environment-uid': 'Environment-acme-development',
        },
        ownLabels: [{ 'openchoreo.dev/release-uid': 'Release-acme-web' }],
      });
      expect(dialect.workloadSelectors).toEqual([
        'openchoreo.dev/component-uid',
        'component-name,environment-name',
      ]);
    },
  );

  it('is told by names under another domain in v0.4, and as in v0.3 for what is still as it was there', () => {
    const { of } = installation(servedByPreview['v0.4'], slotsBy['v0.5']);
    expect(of('web', 'web-snapshot')?.labels).toEqual({
      'openchoreo.org/project': 'web',
      'openchoreo.org/component': 'web',
      'openchoreo.org/environment': 'development',
    });
    expect(of('web', 'web')?.labels).toEqual({
      'organization-name': 'acme',
      'project-name': 'web',
      'component-name': 'web',
      'environment-name': 'development',
    });
  });

  it('is asked of whichever generation of a mixed cluster has it', () => {
    const { of, dialect } = installation(
      [...servedByV1['v1.2'], ...servedByV02],
      [...slotsOfV1, ...slotsOfV02],
    );
    expect(dialect.generation).toContain('+');
    expect(Object.keys(of('web', 'shop-development')?.labels ?? {})).toContain(
      'deployment-track-name',
    );
    expect(Object.keys(of('web', 'web-development')?.labels ?? {})).toContain(
      'openchoreo.dev/component',
    );
    expect(dialect.workloadSelectors).toHaveLength(3);
  });

  it('is not known of what is not there, cannot be read, or names an environment without a plane', () => {
    const v1 = slotsOfV1.find(({ usual }) => usual.kind === 'ReleaseBinding');
    const unreadable = { ...v1?.usual, spec: {} } as KubeObject;
    const { of } = installation(servedByV1['v1.2'], slotsOfV1, [unreadable]);
    expect(of('web', 'no-such')).toBeUndefined();
    expect(of('web', 'web-development')).toBeUndefined();
    const older = installation(servedByV03, slotsOfV03);
    expect(older.of('web', 'web-production')).not.toHaveProperty('plane');
    expect(older.of('web', 'web-production')).toBeDefined();
  });
});

describe('what the pods of a component have in common', () => {
  it('is part of what those of each of its deployments have, and no environment', () => {
    const named = (domain: string) => ({
      [`${domain}/project`]: 'web',
      [`${domain}/component`]: 'web',
    });
    const older = {
      'organization-name': 'acme',
      'project-name': 'web',
      'component-name': 'web',
    };
    const v02 = installation(servedByV02, slotsOfV02);
    expect(v02.podLabelsOf('web', 'shop')).toEqual({
      ...older,
      'component-name': 'shop',
    });
    const v03 = installation(servedByV03, slotsOfV03);
    expect(v03.podLabelsOf('web', 'web')).toEqual(older);
    const v04 = installation(servedByPreview['v0.4'], slotsBy['v0.5']);
    expect(v04.podLabelsOf('web', 'web')).toEqual(named('openchoreo.org'));
    const v16 = installation(servedByPreview['v0.16'], slotsBy['v0.16']);
    expect(v16.podLabelsOf('web', 'web')).toEqual({
      'openchoreo.dev/component-uid': 'Component-acme-web',
    });
    const v1 = installation(servedByV1['v1.2'], slotsOfV1);
    expect(v1.podLabelsOf('web', 'web')).toEqual({
      ...named('openchoreo.dev'),
      'openchoreo.dev/namespace': 'acme',
    });
    expect(v1.of('web', 'web-development')?.labels).toMatchObject(
      v1.podLabelsOf('web', 'web') ?? {},
    );
  });
});
