// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ComponentReleaseSpec,
  Endpoint,
  Template,
  TraitSpec,
} from '../objects';
import { endpointStatuses } from './endpointStatus';
import { renderComponent } from './renderComponent';
import { RenderInput } from './RenderInput';
import { TemplateEngine } from './TemplateEngine';

const labels = { 'openchoreo.dev/component': 'cart' };

const deployment: Template = {
  id: 'deployment',
  template: {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: '${metadata.name}', namespace: '${metadata.namespace}' },
    spec: {
      replicas: '${environmentConfigs.replicas}',
      template: {
        spec: {
          containers: [
            {
              name: 'main',
              env: '${dependencies.toContainerEnvs()}',
              envFrom: '${configurations.toContainerEnvFrom()}',
              volumeMounts: '${configurations.toContainerVolumeMounts()}',
            },
          ],
          volumes: '${configurations.toVolumes()}',
        },
      },
    },
  },
};

const configMap = (name: string): Template => ({
  id: name,
  template: {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name },
    data: {},
  },
});

const schema = (properties: object) => ({
  openAPIV3Schema: { type: 'object', properties },
});

function inputOf(
  release: {
    type?: Partial<ComponentReleaseSpec['componentType']['spec']>;
    traits?: Record<string, TraitSpec>;
    profile?: ComponentReleaseSpec['componentProfile'];
    workload?: Partial<ComponentReleaseSpec['workload']>;
  },
  more: Partial<RenderInput> = {},
): RenderInput {
  return {
    release: {
      owner: { projectName: 'shop', componentName: 'cart' },
      componentType: {
        kind: 'ComponentType',
        name: 'deployment/service',
        spec: {
          workloadType: 'deployment',
          environmentConfigs: schema({
            replicas: { type: 'integer', default: 2 },
          }),
          resources: [deployment],
          ...release.type,
        },
      },
      traits: Object.entries(release.traits ?? {}).map(([name, spec]) => ({
        kind: 'Trait',
        name,
        spec,
      })),
      componentProfile: release.profile,
      workload: { container: { image: 'cart:1' }, ...release.workload },
    },
    tenant: 'acme',
    environment: 'development',
    dataPlaneNamespace: 'dp',
    metadata: { name: 'cart-1', namespace: 'dp', componentName: 'cart' },
    labels,
    dataPlane: {},
    dependencies: { items: [], resources: [] },
    podAnnotations: {},
    remoteRefOf: () => ({ key: 'remote' }),
    ...more,
  };
}

const render = (...args: Parameters<typeof inputOf>) =>
  renderComponent(inputOf(...args), TemplateEngine.create());
const kindsOf = (objects: ReturnType<typeof render>) =>
  objects.map(({ object }) => `${object.kind} ${object.metadata.name}`);
const specOf = (objects: ReturnType<typeof render>, kind: string) =>
  objects.find(({ object }) => object.kind === kind)?.object.spec;

describe('renderComponent', () => {
  it('renders the templates of the type, labelled and in order, and a policy', () => {
    const objects = render({
      type: { resources: [deployment, configMap('z'), configMap('a')] },
    });
    expect(objects.map(({ id }) => id)).toEqual([
      'configmap-a',
      'configmap-z',
      'deployment-cart-1',
      'networkpolicy-openchoreo-cart',
    ]);
    expect(objects[0].object.metadata.labels).toEqual(labels);
    expect(specOf(objects, 'Deployment')).toMatchObject({
      replicas: 2,
      template: {
        metadata: {
          annotations: {
            'openchoreo.dev/dp-resource-hash': expect.any(String),
          },
        },
      },
    });
    expect(specOf(objects, 'NetworkPolicy')).not.toHaveProperty('ingress');
  });

  it("takes the environment's values over the type's, and replaces pods when what they read changes", () => {
    const resources = [deployment, configMap('a')];
    const hashOf = (data: object) =>
      JSON.stringify(
        specOf(
          render({
            type: {
              resources: [
                deployment,
                {
                  ...configMap('a'),
                  template: { ...configMap('a').template, data },
                },
              ],
            },
          }),
          'Deployment',
        ),
      );
    expect(
      specOf(
        render(
          { type: { resources } },
          { environmentConfigs: { replicas: 5 } },
        ),
        'Deployment',
      ),
    ).toMatchObject({ replicas: 5 });
    expect(hashOf({ a: '1' })).toBe(hashOf({ a: '1' }));
    expect(hashOf({ a: '1' })).not.toBe(hashOf({ a: '2' }));
  });

  it('gives templates the configuration of the container, and what it depends on', () => {
    const objects = render(
      {
        workload: {
          container: {
            image: 'cart:1',
            env: [
              { key: 'LEVEL', value: 'info' },
              {
                key: 'TOKEN',
                valueFrom: { secretKeyRef: { name: 's', key: 'k' } },
              },
            ],
            files: [{ key: 'app.yaml', mountPath: '/etc', value: 'x' }],
          },
        },
      },
      {
        overrides: { env: [{ key: 'LEVEL', value: 'debug' }] },
        dependencies: {
          items: [{ envVars: [{ name: 'URL', value: 'http://x' }] }],
          resources: [{ envVars: [{ name: 'DB', value: 'y' }] }],
        },
      },
    );
    expect(specOf(objects, 'Deployment')).toMatchObject({
      template: {
        spec: {
          containers: [
            {
              env: [
                { name: 'URL', value: 'http://x' },
                { name: 'DB', value: 'y' },
              ],
              envFrom: [
                {
                  configMapRef: {
                    name: expect.stringMatching(
                      /^cart-development-env-configs-/,
                    ),
                  },
                },
                {
                  secretRef: {
                    name: expect.stringMatching(
                      /^cart-development-env-secrets-/,
                    ),
                  },
                },
              ],
              volumeMounts: [
                {
                  mountPath: '/etc/app.yaml',
                  subPath: 'app.yaml',
                  name: expect.stringMatching(/^file-mount-/),
                },
              ],
            },
          ],
          volumes: [
            {
              configMap: {
                name: expect.stringMatching(
                  /^cart-development-config-app-yaml-/,
                ),
              },
            },
          ],
        },
      },
    });
  });

  const scaling: TraitSpec = {
    parameters: schema({ size: { type: 'string', default: '1Gi' } }),
    environmentConfigs: schema({ replicas: { type: 'integer', default: 1 } }),
    creates: [
      {
        template: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: '${metadata.name}-${trait.instanceName}' },
          spec: { size: '${parameters.size}' },
        },
      },
    ],
    patches: [
      {
        target: {
          group: 'apps',
          version: 'v1',
          kind: 'Deployment',
          where: '${resource.spec.replicas > 1}',
        },
        operations: [
          {
            op: 'replace',
            path: '/spec/replicas',
            value: '${environmentConfigs.replicas}',
          },
        ],
      },
    ],
  };

  it("applies the type's traits, whose values are templates, and then the component's", () => {
    const objects = render(
      {
        type: {
          traits: [
            {
              name: 'scaling',
              instanceName: 'own',
              parameters: { size: '${metadata.componentName}Gi' },
              environmentConfigs: {
                replicas: '${environmentConfigs.replicas + 1}',
              },
            },
          ],
        },
        traits: { scaling },
        profile: { traits: [{ name: 'scaling', instanceName: 'data' }] },
      },
      { traitEnvironmentConfigs: { data: { replicas: 7 } } },
    );
    expect(kindsOf(objects)).toEqual([
      'Deployment cart-1',
      'PersistentVolumeClaim cart-1-data',
      'PersistentVolumeClaim cart-1-own',
      'NetworkPolicy openchoreo-cart',
    ]);
    expect(specOf(objects, 'Deployment')).toMatchObject({ replicas: 7 });
    expect(objects[1].object.spec).toEqual({ size: '1Gi' });
    expect(objects[2].object.spec).toEqual({ size: 'cartGi' });
  });

  it('lets a trait repeat a change, and take objects away', () => {
    const tidy: TraitSpec = {
      patches: [
        {
          forEach: '${["a", "b"]}',
          var: 'key',
          target: { group: '', version: 'v1', kind: 'ConfigMap' },
          operations: [{ op: 'add', path: '/data/${key}', value: '${key}!' }],
        },
      ],
      removes: [
        {
          target: {
            group: '',
            version: 'v1',
            kind: 'ConfigMap',
            where: '${resource.metadata.name == "gone"}',
          },
        },
      ],
    };
    const objects = render({
      type: { resources: [deployment, configMap('kept'), configMap('gone')] },
      traits: { tidy },
      profile: { traits: [{ name: 'tidy', instanceName: 't' }] },
    });
    expect(kindsOf(objects).slice(0, 2)).toEqual([
      'ConfigMap kept',
      'Deployment cart-1',
    ]);
    expect(objects[0].object.data).toEqual({ a: 'a!', b: 'b!' });
  });

  it('leaves out what is for the observability plane', () => {
    const alert: Template = {
      ...configMap('alert'),
      targetPlane: 'observabilityplane',
    };
    expect(
      kindsOf(render({ type: { resources: [deployment, alert] } })),
    ).toEqual(['Deployment cart-1', 'NetworkPolicy openchoreo-cart']);
  });

  const target = { group: 'apps', version: 'v1', kind: 'Deployment' };
  const two = (message: string) => ({
    rule: '${environmentConfigs.replicas == 1}',
    message,
  });
  it.each<[string, Parameters<typeof inputOf>[0], RegExp]>([
    [
      'a rule of the type',
      { type: { preRenderValidations: [two('one only')] } },
      /^component type validation failed: rule\[0\] ".*" evaluated to false: one only$/,
    ],
    [
      'a rule about what is rendered',
      {
        type: {
          postRenderValidations: [
            { target, rule: '${resource.spec.replicas == 1}', message: 'one' },
            {
              target: { ...target, kind: 'Job' },
              rule: '${true}',
              message: 'a job',
            },
          ],
        },
      },
      /^post-render validation failed: .*evaluated to false: one; .*no Job matches: a job$/,
    ],
    [
      'a rule of a trait',
      {
        traits: {
          strict: {
            validations: [{ rule: '${trait.name == "x"}', message: 'no' }],
          },
        },
        profile: { traits: [{ name: 'strict', instanceName: 's' }] },
      },
      /^trait strict\/s validation failed: rule\[0\] .*: no$/,
    ],
    [
      'a trait that is not there',
      { profile: { traits: [{ name: 'none', instanceName: 'n' }] } },
      /trait none referenced but not found/,
    ],
    [
      'an object without a name',
      {
        type: {
          resources: [
            {
              id: 'x',
              template: { apiVersion: 'v1', kind: 'Secret', metadata: {} },
            },
          ],
        },
      },
      /resource \(Secret\) missing metadata.name/,
    ],
  ])('refuses %s', (_, release, message) => {
    expect(() => render(release)).toThrow(message);
  });

  it('reads APIs only where a template asks for their operations', () => {
    const endpoints: Record<string, Endpoint> = {
      web: {
        type: 'HTTP',
        port: 8080,
        schema: {
          content: 'paths: { /b: { get: {}, summary: x }, /a: { post: {} } }',
        },
      },
      rpc: {
        type: 'gRPC',
        port: 9090,
        schema: {
          content:
            'package p;\n// rpc No\nservice S { rpc Say (A) returns (B); }',
        },
      },
      broken: { type: 'HTTP', port: 1, schema: { content: '{' } },
    };
    const routes: Template = {
      id: 'routes',
      template: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'routes' },
        data: Object.fromEntries(
          Object.keys(endpoints).map(name => [
            name,
            `\${workload.toEndpointResources("${name}").orValue([])}`,
          ]),
        ),
      },
    };
    const [{ object }] = render({
      type: { resources: [routes] },
      workload: { endpoints },
    });
    expect(object.data).toEqual({
      web: [
        { kind: 'HTTP', method: 'POST', path: '/a' },
        { kind: 'HTTP', method: 'GET', path: '/b' },
      ],
      rpc: [{ kind: 'gRPC', service: 'p.S', method: 'Say' }],
      broken: [],
    });
  });
});

describe('endpointStatuses', () => {
  const route = (kind: string, visibility: string, more: object = {}) => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind,
    metadata: {
      name: visibility,
      labels: {
        'openchoreo.dev/endpoint-name': 'web',
        'openchoreo.dev/endpoint-visibility': visibility,
      },
    },
    spec: {
      hostnames: ['first.example', 'second.example'],
      rules: [{ matches: [{ path: { value: '/cart' } }] }],
    },
    ...more,
  });
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'cart', namespace: 'dp' },
    spec: { ports: [{ port: 8080 }] },
  };
  const web: Endpoint = { type: 'HTTP', port: 8080, basePath: '/api' };
  const gateway = {
    ingress: {
      external: {
        name: 'g',
        namespace: 'n',
        http: { host: 'h', port: 80 },
        https: { host: 'h', port: 443 },
      },
    },
  };

  it('are read off routes and services', () => {
    expect(
      endpointStatuses(
        [service, route('HTTPRoute', 'external')],
        { web },
        gateway,
      ),
    ).toEqual([
      {
        name: 'web',
        type: 'HTTP',
        serviceURL: {
          scheme: 'http',
          host: 'cart.dp.svc.cluster.local',
          port: 8080,
          path: '/api',
        },
        externalURLs: {
          http: {
            scheme: 'http',
            host: 'first.example',
            port: 80,
            path: '/cart',
          },
          https: {
            scheme: 'https',
            host: 'first.example',
            port: 443,
            path: '/cart',
          },
        },
      },
    ]);
  });

  it.each<[string, Parameters<typeof endpointStatuses>]>([
    [
      'a gateway that is not there',
      [[route('HTTPRoute', 'internal')], { web }, gateway],
    ],
    [
      'a listener that is not there',
      [[route('TLSRoute', 'external')], { web }, gateway],
    ],
  ])('tell no URL for %s', (_, args) => {
    expect(endpointStatuses(...args)).toEqual([{ name: 'web', type: 'HTTP' }]);
  });

  it('leave out what nothing shows', () => {
    expect(
      endpointStatuses(
        [route('GRPCRoute', 'external'), { ...service, spec: {} }],
        { web },
        gateway,
      ),
    ).toEqual([]);
  });
});
