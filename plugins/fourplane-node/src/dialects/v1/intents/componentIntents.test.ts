// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent, IntentOf } from '@fourplane/plugin-fourplane-common';
import { plannedCluster } from '../__testUtils__/plannedCluster';
import { object, platform, shop } from '../__testUtils__/shop';

const acme = { controlPlane: 'default', tenant: 'acme' } as const;
const inShop = { ...acme, project: 'shop' } as const;
const cart = { ...inShop, kind: 'component', name: 'cart' } as const;
const desk = { ...cart, name: 'desk' };

const cluster = () =>
  plannedCluster({
    generation: 'v1.2',
    objects: [...platform, ...shop],
  });

type Create = IntentOf<'createComponent'>;
const fromImage = (more: Partial<Create> = {}): Create => ({
  intent: 'createComponent',
  component: desk,
  type: { name: 'service' },
  source: { type: 'image', image: 'example.org/desk:1' },
  ...more,
});
const fromGit = (
  source: Partial<Extract<Create['source'], { type: 'git' }>> = {},
  more: Partial<Create> = {},
): Create =>
  fromImage({
    source: { type: 'git', url: 'https://git.example.org/desk.git', ...source },
    ...more,
  });

describe('a component from an image', () => {
  it('comes with its workload', () => {
    const steps = cluster().steps(
      fromImage({
        title: 'Desk',
        lifecycle: 'production',
        links: [{ url: 'https://example.org' }],
        parameters: { replicas: 3 },
        autoDeploy: true,
        traits: [
          {
            name: 'volume',
            instance: 'data',
            parameters: { size: '1Gi' },
          },
        ],
        workload: {
          command: ['run'],
          env: [
            { name: 'LEVEL', value: 'info' },
            { name: 'TOKEN', secret: { name: 'github', key: 'token' } },
          ],
          endpoints: [
            {
              name: 'http',
              type: 'HTTP',
              port: 8080,
              visibility: ['external', 'external'],
            },
          ],
          dependencies: [
            { component: cart, endpoint: 'http', env: { address: 'CART' } },
            {
              component: { ...cart, project: 'bank' },
              endpoint: 'grpc',
            },
          ],
          resources: [
            {
              resource: { ...inShop, kind: 'resource', name: 'orders' },
              env: { host: 'DB_HOST' },
            },
          ],
        },
      }),
    );
    expect(steps).toMatchObject([
      {
        verb: 'create',
        object: {
          kind: 'Component',
          metadata: {
            name: 'desk',
            namespace: 'acme',
            annotations: {
              'openchoreo.dev/display-name': 'Desk',
              'fourplane.dev/lifecycle': 'production',
              'fourplane.dev/links': '[{"url":"https://example.org"}]',
            },
          },
          spec: {
            owner: { projectName: 'shop' },
            componentType: {
              kind: 'ClusterComponentType',
              name: 'deployment/service',
            },
            parameters: { replicas: 3 },
            autoDeploy: true,
            traits: [
              {
                instanceName: 'data',
                kind: 'ClusterTrait',
                name: 'volume',
                parameters: { size: '1Gi' },
              },
            ],
          },
        },
      },
      {
        verb: 'create',
        object: {
          kind: 'Workload',
          metadata: { name: 'desk-workload', namespace: 'acme' },
          spec: {
            owner: { projectName: 'shop', componentName: 'desk' },
            container: {
              image: 'example.org/desk:1',
              command: ['run'],
              env: [
                { key: 'LEVEL', value: 'info' },
                {
                  key: 'TOKEN',
                  valueFrom: { secretKeyRef: { name: 'github', key: 'token' } },
                },
              ],
            },
            endpoints: {
              http: { type: 'HTTP', port: 8080, visibility: ['external'] },
            },
            dependencies: {
              endpoints: [
                {
                  component: 'cart',
                  name: 'http',
                  visibility: 'project',
                  envBindings: { address: 'CART' },
                },
                {
                  project: 'bank',
                  component: 'cart',
                  name: 'grpc',
                  visibility: 'namespace',
                  envBindings: {},
                },
              ],
              resources: [{ ref: 'orders', envBindings: { host: 'DB_HOST' } }],
            },
          },
        },
        fields: {
          'spec.endpoints.http': 'workload.endpoints.0',
          'spec.container.image': 'source.image',
        },
      },
    ]);
  });

  it.each<[string, Intent, string[]]>([
    [
      'the type is unknown',
      fromImage({ type: { name: 'castle' } }),
      ['type.name: There is no component type "castle"'],
    ],
    [
      'the type runs as something else',
      fromImage({ type: { name: 'job/service' } }),
      ['type.name: "service" runs as a deployment, not as a job'],
    ],
    [
      'parameters do not fit the type’s schema',
      fromImage({ parameters: { replicas: -1, tier: 'lead', replica: 2 } }),
      [
        'parameters.replica: is not known to the type',
        'parameters.replicas: must be >= 0',
        'parameters.tier: must be one of ["gold","silver"]',
      ],
    ],
    [
      'traits are not the type’s',
      fromImage({
        traits: [
          { name: 'forbidden', instance: 'x' },
          { name: 'volume', instance: 'probe' },
          { name: 'ghost', instance: 'y', kind: 'ClusterTrait' },
        ],
      }),
      [
        'traits.0: ClusterComponentType "service" does not allow ClusterTrait "forbidden"',
        'traits.1.instance: "probe" is used already',
        'traits.1.parameters.size: is required',
        'traits.2.name: There is no trait "ghost"',
      ],
    ],
    [
      'secrets, endpoints and dependencies are not there',
      fromImage({
        workload: {
          env: [
            { name: 'A', secret: { name: 'github', key: 'user' } },
            { name: 'B', secret: { name: 'gitlab', key: 'token' } },
          ],
          endpoints: [
            { name: 'http', type: 'HTTP', port: 1 },
            { name: 'http', type: 'HTTP', port: 2 },
          ],
          dependencies: [
            { component: cart, endpoint: 'http', env: { url: 'X' } },
          ],
          resources: [
            {
              resource: {
                ...acme,
                project: 'bank',
                kind: 'resource',
                name: 'db',
              },
            },
          ],
        },
      }),
      [
        'workload.env.0.secret.key: The secret "github" has no key "user"',
        'workload.env.1.secret.name: There is no secret "gitlab"',
        'workload.dependencies.0.env.url: must be one of address, host, port, basePath',
        'workload.resources.0.resource: "db" is of project "bank": a component can only use resources of its own project',
        'workload.endpoints.1.name: There is another endpoint "http"',
      ],
    ],
  ])('is refused where %s', (_, intent, issues) => {
    expect(cluster().issues(intent)).toEqual(issues);
  });

  it('is refused where the cluster’s and the tenant’s types have the same name', () => {
    const both = cluster().put(
      object('ComponentType', 'acme', 'service', { workloadType: 'job' }),
    );
    expect(both.issues(fromImage())).toEqual([
      'type.kind: There is a ComponentType and a ClusterComponentType named "service"',
    ]);
    expect(
      both.steps(
        fromImage({ type: { kind: 'ComponentType', name: 'service' } }),
      ),
    ).toMatchObject([
      {
        object: {
          spec: {
            componentType: { kind: 'ComponentType', name: 'job/service' },
          },
        },
      },
      {},
    ]);
  });
});

describe('a component from a repository', () => {
  it('has its source where its workflow wants it, and no workload yet', () => {
    expect(
      cluster().steps(
        fromGit({
          branch: 'main',
          path: '/desk',
          parameters: { docker: { file: 'Dockerfile' } },
        }),
      ),
    ).toMatchObject([
      {
        object: {
          kind: 'Component',
          spec: {
            workflow: {
              kind: 'ClusterWorkflow',
              name: 'dockerfile-builder',
              parameters: {
                repository: {
                  url: 'https://git.example.org/desk.git',
                  revision: { branch: 'main' },
                  appPath: '/desk',
                },
                docker: { file: 'Dockerfile' },
              },
            },
          },
        },
      },
    ]);
  });

  it.each<[string, Intent, string[]]>([
    [
      'the workflow is not there',
      fromGit({ workflow: { name: 'ghost' } }),
      ['source.workflow.name: There is no workflow "ghost"'],
    ],
    [
      'its type does not allow the workflow',
      fromGit({ workflow: { name: 'reporter' } }),
      [
        'source.workflow: ClusterComponentType "service" does not allow ClusterWorkflow "reporter"',
      ],
    ],
    [
      'its type is not built',
      fromGit({}, { type: { name: 'scheduled-task' } }),
      ['source: Components of type "scheduled-task" are not built from source'],
    ],
    [
      'parameters do not fit the workflow’s schema',
      fromGit({ parameters: { docker: { file: 7 }, other: 1 } }),
      [
        'source.parameters.other: is not known to the type',
        'source.parameters.docker.file: must be string',
      ],
    ],
    [
      'it brings a workload along',
      fromGit({}, { workload: { command: ['run'] } }),
      [
        'workload: A component that is built has no workload before its first build',
      ],
    ],
  ])('is refused where %s', (_, intent, issues) => {
    expect(cluster().issues(intent)).toEqual(issues);
  });
});

describe('the schedule of a task', () => {
  const task = (schedule: string, more: Partial<Create> = {}) =>
    fromImage({
      type: { name: 'scheduled-task' },
      workload: { schedule },
      ...more,
    });

  it('waits in the first environment, and goes along to the next', () => {
    const found = cluster();
    const steps = found.steps(task('*/5 * * * *'));
    const binding = {
      kind: 'ReleaseBinding',
      metadata: { name: 'desk-development' },
      spec: {
        owner: { projectName: 'shop', componentName: 'desk' },
        environment: 'development',
        componentTypeEnvironmentConfigs: { schedule: '*/5 * * * *' },
      },
    };
    expect(steps).toMatchObject([{}, {}, { object: binding }]);
    const own = steps.flatMap(step =>
      step.verb === 'create' ? [step.object] : [],
    );
    own.forEach(made => found.put(made));
    const to = { ...acme, kind: 'environment', name: 'staging' } as const;
    const deployed = found.steps({
      intent: 'deploy',
      component: desk,
      environment: to,
    });
    expect(deployed.at(-1)).toMatchObject({
      object: {
        spec: {
          environment: 'staging',
          componentTypeEnvironmentConfigs: { schedule: '*/5 * * * *' },
        },
      },
    });
    expect(
      found.steps({
        intent: 'updateComponent',
        component: desk,
        workload: { schedule: '@daily' },
      }),
    ).toMatchObject([
      {
        verb: 'patch',
        address: { name: 'desk-development' },
        patch: {
          spec: { componentTypeEnvironmentConfigs: { schedule: '@daily' } },
        },
      },
    ]);
  });

  it('is a parameter where the type takes it as one', () => {
    const found = cluster().put(
      object('ComponentType', 'acme', 'nightly', {
        workloadType: 'cronjob',
        parameters: {
          openAPIV3Schema: {
            type: 'object',
            properties: { schedule: { type: 'string' } },
          },
        },
      }),
    );
    expect(
      found.steps(task('@daily', { type: { name: 'nightly' } })),
    ).toMatchObject([
      { object: { spec: { parameters: { schedule: '@daily' } } } },
      {},
    ]);
  });

  it('is refused where it is none, or the type has none', () => {
    expect(cluster().issues(task('soon'))).toEqual([
      'workload.schedule: "soon" is no cron expression',
    ]);
    expect(
      cluster().issues(task('@daily', { type: { name: 'service' } })),
    ).toEqual([
      'workload.schedule: ClusterComponentType "service" takes no schedule',
    ]);
  });
});

describe('a change of a component', () => {
  const update = (more: Partial<IntentOf<'updateComponent'>>): Intent => ({
    intent: 'updateComponent',
    component: cart,
    ...more,
  });

  it('replaces the parts that are given, and only those', () => {
    const found = cluster();
    const steps = found.steps(
      update({
        title: 'Cart',
        parameters: { tier: 'silver' },
        traits: [],
        autoBuild: true,
        workload: { env: [{ name: 'NEW', value: '2' }] },
      }),
    );
    expect(steps).toMatchObject([
      { verb: 'patch', resourceVersion: '7' },
      { verb: 'patch', resourceVersion: '7' },
    ]);
    const [component, workload] = steps.map(step => found.after(step));
    expect(component).toMatchObject({
      metadata: { annotations: { 'openchoreo.dev/display-name': 'Cart' } },
      spec: { traits: [], autoBuild: true, workflow: expect.anything() },
    });
    expect(Object(component?.spec).parameters).toEqual({ tier: 'silver' });
    expect(workload?.spec).toEqual({
      owner: { projectName: 'shop', componentName: 'cart' },
      container: {
        image: 'example.org/cart:2',
        env: [{ key: 'NEW', value: '2' }],
        files: [{ key: 'f', mountPath: '/f', value: 'x' }],
      },
      endpoints: {},
      dependencies: undefined,
    });
  });

  it('can turn a built component into one from an image, and back', () => {
    const found = cluster();
    const image = found.steps(
      update({ source: { type: 'image', image: 'example.org/cart:9' } }),
    );
    expect(image).toMatchObject([
      { patch: { spec: { workflow: null } } },
      { patch: { spec: { container: { image: 'example.org/cart:9' } } } },
    ]);
    const git = found.steps(
      update({
        source: { type: 'git', url: 'https://git.example.org/new.git' },
      }),
    );
    expect(git.map(step => found.after(step)?.spec)).toMatchObject([
      {
        workflow: {
          name: 'dockerfile-builder',
          parameters: {
            repository: { url: 'https://git.example.org/new.git' },
          },
        },
      },
    ]);
  });

  it('keeps what else its build takes, and nothing of where the source was', () => {
    const parametersAfter = (source: object) => {
      const found = cluster();
      const [step] = found.steps(
        update({
          source: {
            type: 'git',
            url: 'https://git.example.org/new.git',
            ...source,
          },
        }),
      );
      return Object(found.after(step)?.spec).workflow.parameters;
    };
    expect(parametersAfter({ path: '/cart' })).toEqual({
      repository: {
        url: 'https://git.example.org/new.git',
        revision: {},
        appPath: '/cart',
      },
      docker: { file: 'Dockerfile' },
    });
    expect(parametersAfter({ parameters: {} })).toEqual({
      repository: { url: 'https://git.example.org/new.git' },
    });
  });

  it('is no step where nothing differs, and refused where it is wrong', () => {
    expect(
      cluster().steps(update({ parameters: { tier: 'gold', replicas: 2 } })),
    ).toEqual([]);
    expect(cluster().issues(update({ parameters: { replicas: 'x' } }))).toEqual(
      ['parameters.replicas: must be integer'],
    );
    expect(
      cluster().issues({
        intent: 'updateComponent',
        component: { ...cart, name: 'gone' },
        title: 'x',
      }),
    ).toEqual(['component: "gone" is no longer there']);
  });
});

describe('a build again', () => {
  const parameters = { repository: { url: 'x' }, jobs: 4 };
  const spec = { workflow: { kind: 'Workflow', name: 'own', parameters } };
  const retry = (name: string, project?: string): Intent => ({
    intent: 'retryBuild',
    build: {
      controlPlane: 'default',
      kind: 'build',
      tenant: 'acme',
      ...(project && { project }),
      name,
    },
  });

  it('is given what the first was given, whatever the component says', () => {
    const labels = {
      'openchoreo.dev/project': 'shop',
      'openchoreo.dev/component': 'cart',
    };
    const run = object('WorkflowRun', 'acme', 'cart-run-11111111', spec, {
      labels: { ...labels, other: 'x' },
    });
    const plan = cluster().put(run).plan(retry('cart-run-11111111', 'shop'));
    expect(plan).toMatchObject({
      refs: [{ kind: 'build', project: 'shop', name: 'cart-run-0a1b2c3d' }],
      steps: [{ verb: 'create', object: { spec } }],
    });
    const [step] = plan.state === 'planned' ? plan.steps : [];
    expect(step.verb === 'create' && step.object.metadata.labels).toEqual(
      labels,
    );
  });

  it('may be one of no component, and not of one that is gone', () => {
    const run = object('WorkflowRun', 'acme', 'report', spec);
    expect(cluster().put(run).plan(retry('report'))).toMatchObject({
      refs: [{ name: 'report-run-0a1b2c3d' }],
      steps: [{ object: { metadata: { namespace: 'acme', labels: {} } } }],
    });
    expect(cluster().issues(retry('report'))).toEqual([
      'build: "report" is no longer there',
    ]);
  });
});

describe('a build', () => {
  const build = (more: Partial<IntentOf<'triggerBuild'>> = {}): Intent => ({
    intent: 'triggerBuild',
    component: cart,
    ...more,
  });

  it('runs the component’s workflow with its parameters and the commit', () => {
    const plan = cluster().plan(
      build({ commit: 'a1b2c3d', parameters: { docker: { file: 'Other' } } }),
    );
    expect(plan).toMatchObject({
      state: 'planned',
      refs: [
        {
          kind: 'build',
          tenant: 'acme',
          project: 'shop',
          name: 'cart-run-0a1b2c3d',
        },
      ],
      steps: [
        {
          object: {
            kind: 'WorkflowRun',
            metadata: {
              name: 'cart-run-0a1b2c3d',
              namespace: 'acme',
              labels: {
                'openchoreo.dev/project': 'shop',
                'openchoreo.dev/component': 'cart',
              },
            },
            spec: {
              workflow: {
                kind: 'ClusterWorkflow',
                name: 'dockerfile-builder',
                parameters: {
                  repository: {
                    url: 'https://git.example.org/shop.git',
                    revision: { branch: 'main', commit: 'a1b2c3d' },
                  },
                  docker: { file: 'Other' },
                },
              },
            },
          },
        },
      ],
    });
  });

  it('keeps its name within 63 characters', () => {
    const name = 'c'.repeat(63);
    const long = cluster().put(
      object('Component', 'acme', name, {
        ...Object(shop[1].spec),
      }),
    );
    const [step] = long.steps(build({ component: { ...cart, name } }));
    expect(step.verb === 'create' && step.object.metadata.name).toBe(
      `${'c'.repeat(50)}-run-0a1b2c3d`,
    );
  });

  it('is refused where it would fail for good', () => {
    const component = (spec: object) =>
      cluster().put(
        object('Component', 'acme', 'cart', {
          ...Object(shop[1].spec),
          ...spec,
        }),
      );
    expect(component({ workflow: undefined }).issues(build())).toEqual([
      'component: "cart" is not built: it has no workflow',
    ]);
    expect(
      component({
        workflow: { kind: 'ClusterWorkflow', name: 'reporter' },
      }).issues(build({ commit: 'a1b2c3d' })),
    ).toEqual([
      'component: ClusterComponentType "service" does not allow ClusterWorkflow "reporter"',
      'commit: ClusterWorkflow "reporter" takes no commit',
    ]);
    expect(
      component({
        workflow: {
          kind: 'ClusterWorkflow',
          name: 'dockerfile-builder',
          parameters: { repository: { url: '' } },
        },
      }).issues(build()),
    ).toEqual(['component: "cart" names no repository']);
  });
});
