// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ANNOTATION_CHANGED_BY } from '@fourplane/plugin-fourplane-common';
import { WriteStep } from '../dialects/Dialect';
import { KubeObject, KubeResource } from '../kube/KubeObject';
import { changesOf } from './changesOf';
import { markedStep } from './markedStep';

const resource: KubeResource = {
  group: 'openchoreo.dev',
  version: 'v1alpha1',
  kind: 'ReleaseBinding',
  plural: 'releasebindings',
  namespaced: true,
};
const address = { resource, namespace: 'acme', name: 'cart-dev' };
const object = 'ReleaseBinding acme/cart-dev';

function stored(spec: object, kind = 'ReleaseBinding'): KubeObject {
  return {
    apiVersion: 'openchoreo.dev/v1alpha1',
    kind,
    metadata: { namespace: 'acme', name: 'cart-dev', resourceVersion: '7' },
    ...(kind === 'Secret' ? { data: spec } : { spec }),
  };
}

const patch = (body: Record<string, unknown>): WriteStep => ({
  verb: 'patch',
  address,
  patch: body,
});

describe('changesOf', () => {
  it('says of a patch each field it changes, adds and takes away', () => {
    const live = stored({
      releaseName: 'cart-1',
      state: 'Undeploy',
      container: {
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
        ],
      },
    });
    const step = patch({
      spec: {
        releaseName: 'cart-2',
        state: null,
        container: {
          env: [
            { name: 'B', value: '3' },
            { name: 'C', value: '4' },
          ],
        },
      },
    });
    expect(changesOf(step, live)).toEqual([
      {
        object,
        path: 'spec.releaseName',
        before: 'cart-1',
        after: 'cart-2',
      },
      { object, path: 'spec.state', before: 'Undeploy' },
      { object, path: 'spec.container.env.A.name', before: 'A' },
      { object, path: 'spec.container.env.A.value', before: '1' },
      {
        object,
        path: 'spec.container.env.B.value',
        before: '2',
        after: '3',
      },
      { object, path: 'spec.container.env.C.name', after: 'C' },
      { object, path: 'spec.container.env.C.value', after: '4' },
    ]);
  });

  it('says nothing of a patch that changes nothing', () => {
    const live = stored({ releaseName: 'cart-1' });
    expect(changesOf(patch({ spec: { releaseName: 'cart-1' } }), live)).toEqual(
      [],
    );
  });

  it('names what is deleted, and hides what is secret', () => {
    const live = stored({ releaseName: 'cart-1' });
    expect(changesOf({ verb: 'delete', address }, live)).toEqual([
      { object, path: '', before: live },
    ]);
    const secret: WriteStep = {
      verb: 'create',
      resource: { ...resource, kind: 'Secret' },
      object: stored({ key: 'c2VjcmV0' }, 'Secret'),
    };
    expect(changesOf(secret, undefined)).toContainEqual({
      object: 'Secret acme/cart-dev',
      path: 'data.key',
      after: '(hidden)',
    });
  });

  it('says that a credential changes, and shows neither', () => {
    const env = (password: string, token: string) => ({
      container: {
        env: [
          { key: 'DB_PASSWORD', value: password },
          { key: 'TOKEN', value: token },
        ],
      },
    });
    expect(
      changesOf(
        patch({ spec: env('new', 'same') }),
        stored(env('old', 'same')),
      ),
    ).toEqual([
      {
        object,
        path: 'spec.container.env.DB_PASSWORD.value',
        before: '(hidden)',
        after: '(hidden)',
      },
    ]);
  });
});

describe('markedStep', () => {
  const marks = {
    key: 'k',
    at: '2026-11-25T08:00:00Z',
    by: 'user:default/ada',
  };
  const deployment = {
    controlPlane: 'default',
    kind: 'deployment',
    tenant: 'acme',
    project: 'shop',
    name: 'cart-dev',
  } as const;
  const step = patch({ spec: { state: 'Undeploy' } });

  it('says who changed what is to run, and touches no spec', () => {
    const intent = { intent: 'undeploy', deployment } as const;
    const marked = markedStep(step, { ...marks, intent });
    expect(marked).toMatchObject({
      patch: {
        spec: { state: 'Undeploy' },
        metadata: {
          annotations: {
            [ANNOTATION_CHANGED_BY]: 'user:default/ada',
            'fourplane.dev/changed-at': marks.at,
          },
        },
      },
    });
    const nobody = markedStep(step, { ...marks, by: undefined, intent });
    expect(nobody).toMatchObject({
      patch: { metadata: { annotations: { [ANNOTATION_CHANGED_BY]: null } } },
    });
  });

  it('leaves the author of the last change where nothing is to run otherwise', () => {
    const intent = { intent: 'restart', deployment } as const;
    expect(markedStep(step, { ...marks, intent })).toBe(step);
  });
});
