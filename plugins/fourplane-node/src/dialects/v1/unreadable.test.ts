// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, refKey } from '@fourplane/plugin-fourplane-common';
import { IndexedLookup } from '../__testUtils__/IndexedLookup';
import { KubeObject } from '../../kube/KubeObject';
import {
  CONTROL_PLANE,
  dialect,
  installation,
  modelOf,
  usual,
  withParts,
} from './__testUtils__/installation';

const acme = { controlPlane: CONTROL_PLANE, tenant: 'acme' } as const;
const inWeb = { ...acme, project: 'web' } as const;
const api = { ...inWeb, kind: 'component', name: 'api' } as const;
const workload = usual('Workload', 'api-workload', 'acme');
const endpointOf = (component: string, name: string) =>
  ({ ...inWeb, kind: 'endpoint', component, name } as const);
const stateOf = (ref: ModelRef, lookup: IndexedLookup) =>
  dialect.read(ref, lookup).state;

describe('what belongs to a project and cannot be read', () => {
  it.each([
    ['component', 'Component', 'web', { componentType: 'service' }],
    ['build', 'WorkflowRun', 'web-run-1', { workflow: 7 }],
    ['deployment', 'ReleaseBinding', 'web-development', { environment: 7 }],
    ['resource', 'Resource', 'orders', { type: 'postgres' }],
  ] as const)(
    'keeps its project where that can be read: a %s',
    (kind, crKind, name, spec) => {
      const broken = withParts(usual(crKind, name, 'acme'), { spec });
      const ref = { ...inWeb, kind, name };
      const lookup = installation();
      const change = lookup.put(broken);
      expect(stateOf(ref, lookup)).toBe('unreadable');
      for (const scope of [{}, { tenant: 'acme', project: 'web' }]) {
        expect(dialect.refs(kind, scope, lookup)).toContainEqual(ref);
      }
      expect(dialect.unreadable(lookup)).toMatchObject([{ ref }]);
      expect(change && dialect.touchedBy(change, lookup).map(refKey)).toContain(
        refKey(ref),
      );
    },
  );

  it('has none where its project cannot be read either', () => {
    const broken = withParts(usual('Component', 'web', 'acme'), {
      spec: { owner: { projectName: 7 } },
    });
    const lookup = installation({ put: [broken] });
    const ref = { ...acme, kind: 'component', name: 'web' } as const;
    expect(dialect.refs('component', {}, lookup)).toContainEqual(ref);
    expect(stateOf(ref, lookup)).toBe('unreadable');
  });

  it('is no reason to doubt the endpoints a workload declares', () => {
    const broken = withParts(usual('Component', 'api', 'acme'), {
      spec: { componentType: undefined },
    });
    const lookup = installation({ put: [broken] });
    expect(stateOf(api, lookup)).toBe('unreadable');
    expect(modelOf(endpointOf('api', 'http'), lookup).port).toBe(8080);
  });
});

describe('an endpoint of a workload that cannot be read', () => {
  const change = (object: KubeObject) => {
    const lookup = installation();
    const put = lookup.put(object);
    return {
      lookup,
      touched: put ? dialect.touchedBy(put, lookup).map(refKey) : [],
    };
  };
  const declaredBy = (spec: object) => withParts(workload, { spec });

  it('is unreadable where only it is wrong, and its sisters are all right', () => {
    const { lookup } = change(
      declaredBy({
        endpoints: { http: { type: 'HTTP' }, rpc: { type: 'gRPC', port: 1 } },
      }),
    );
    expect(stateOf(endpointOf('api', 'http'), lookup)).toBe('unreadable');
    expect(stateOf(endpointOf('api', 'rpc'), lookup)).toBe('present');
    expect(stateOf(endpointOf('api', 'gone'), lookup)).toBe('absent');
    expect(dialect.refs('endpoint', {}, lookup)).toContainEqual(
      endpointOf('api', 'http'),
    );
  });

  it.each([
    ['its endpoints are no map', { endpoints: 'none' }],
    ['it does not say whose it is', { owner: undefined }],
    ['it names no project', { owner: { componentName: 'api' } }],
    ['neither can be read', { owner: 7, endpoints: [] }],
  ])('is not absent where %s', (_, spec) => {
    const { lookup, touched } = change(declaredBy(spec));
    const http = endpointOf('api', 'http');
    expect(touched).toContain(refKey(http));
    expect(touched).toContain(refKey(api));
    expect(dialect.read(http, lookup)).toMatchObject({
      state: 'unreadable',
      unreadable: {
        ref: http,
        object: { kind: 'Workload', namespace: 'acme', name: 'api-workload' },
      },
    });
    expect(modelOf(api, lookup).ref).toEqual(api);
  });

  it('is absent where the workload names other endpoints or says it is another’s', () => {
    const { lookup } = change(declaredBy({ owner: undefined }));
    expect(stateOf(endpointOf('api', 'gone'), lookup)).toBe('absent');
    const other = change(declaredBy({ owner: { componentName: 'other' } }));
    expect(stateOf(endpointOf('api', 'http'), other.lookup)).toBe('absent');
  });

  it('concerns neither a component with a workload of its own nor another tenant', () => {
    const broken = declaredBy({ owner: 7, endpoints: 'none' });
    const { lookup } = change(broken);
    expect(stateOf(endpointOf('web', 'gone'), lookup)).toBe('absent');
    lookup.remove(usual('Workload', 'web', 'beta'));
    const elsewhere = { ...endpointOf('web', 'http'), tenant: 'beta' };
    expect(stateOf(elsewhere, lookup)).toBe('absent');
  });

  it('is told of under the component it names', () => {
    const { lookup } = change(declaredBy({ owner: { componentName: 'api' } }));
    expect(dialect.unreadable(lookup)).toMatchObject([{ ref: api }]);
  });
});
