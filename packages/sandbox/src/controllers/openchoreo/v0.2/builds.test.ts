// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { conditionsOf, TestOrganization } from './testing/TestOrganization';

jest.setTimeout(90_000);

const failStep = 'sandbox.fourplane.dev/fail-step';
const holdStep = 'sandbox.fourplane.dev/hold-step';
const progressing = 'Completed=False/BuildProgressing';
const completed = 'Completed=True/BuildCompleted';
const failed = 'Completed=False/BuildFailed';
const git = 'https://git.example.com/shop';

/** Of what was made of a build. */
const selectorOf = ({ metadata }: KubeObject) =>
  `core.choreo.dev/name=${metadata.name}`;
const specOf = ({ spec }: KubeObject) => spec as Record<string, unknown>;

describe('builds of v0.2', () => {
  let org: TestOrganization;
  beforeAll(async () => {
    org = await TestOrganization.start();
    await org.client.apply([
      org.project('shop'),
      ...org.component('shop', 'cart', 'Service', { git }),
      ...org.component('shop', 'web', 'WebApplication', {
        git,
        autoDeploy: true,
      }),
      ...org.component('shop', 'nightly', 'ScheduledTask', { git }),
    ]);
  });
  afterAll(() => org.stop());

  it('report every step, and end with an image and an artifact of the same name', async () => {
    await org.client.apply(
      org.build('shop', 'cart', 'cart-1', { [holdStep]: 'build-step' }),
    );
    const running = await org.reaches(
      'Build',
      'cart-1',
      'StepCloneSucceeded=True/Succeeded',
      'StepBuildSucceeded=False/Progressing',
      'StepPushSucceeded=False/Queued',
      progressing,
    );
    expect(running.metadata.finalizers).toEqual([
      'core.choreo.dev/build-cleanup',
    ]);
    expect(await org.find('DeployableArtifact', 'cart-1')).toBeUndefined();
    await org.patch('Build', 'cart-1', {
      metadata: { annotations: { [holdStep]: null } },
    });
    const { status } = await org.reaches('Build', 'cart-1', completed);
    expect(conditionsOf({ ...running, status })).toEqual([
      'StepCloneSucceeded=True/Succeeded',
      'StepBuildSucceeded=True/Succeeded',
      'StepPushSucceeded=True/Succeeded',
      completed,
      'DeployableArtifactCreated=True/ArtifactCreationSuccessful',
    ]);
    expect(status).toMatchObject({
      imageStatus: {
        image: expect.stringMatching(
          /^initech-shop-cart-[0-9a-f]{8}:main-[0-9a-f]{8}-[0-9a-f]{8}$/,
        ),
      },
    });
    await org.event('cart-1', 'NewWorkflowCreated');
    await org.event('cart-1', 'DeployableArtifactReady');
    const artifact = await org.get('DeployableArtifact', 'cart-1');
    expect(artifact.metadata.ownerReferences).toMatchObject([
      { kind: 'Build', name: 'cart-1', controller: true },
    ]);
    expect(specOf(artifact)).toMatchObject({
      targetArtifact: { fromBuildRef: { name: 'cart-1' } },
      configuration: {
        endpointTemplates: [{ spec: { service: { port: 8080 } } }],
      },
    });
  });

  it('run as an Argo workflow with a pod a step', async () => {
    await org.reaches('Build', 'cart-1', completed);
    const [workflow] = await org.client.list(
      'argoproj.io/v1alpha1',
      'Workflow',
      { namespace: 'choreo-ci-initech' },
    );
    expect(workflow.metadata).toMatchObject({
      name: expect.stringMatching(/^cart-1-[0-9a-f]{8}$/),
      labels: { 'managed-by': 'choreo-build-controller' },
    });
    expect(workflow.status).toMatchObject({ phase: 'Succeeded' });
    const pods = await org.client.list('v1', 'Pod', {
      namespace: 'choreo-ci-initech',
      labelSelector: `workflows.argoproj.io/workflow=${workflow.metadata.name}`,
    });
    expect(pods.map(({ metadata }) => metadata.labels?.step).sort()).toEqual([
      'build-step',
      'clone-step',
      'push-step',
    ]);
  });

  it('can be deployed, pulled from the registry of the nodes', async () => {
    const { status } = await org.reaches('Build', 'cart-1', completed);
    const { image } = (status as { imageStatus: { image: string } })
      .imageStatus;
    await org.client.apply(
      org.deployment('shop', 'cart', 'development', 'cart-1'),
    );
    await org.reaches(
      'Deployment',
      'cart-development',
      'Ready=True/DeploymentReady',
    );
    const [workload] = await org.client.list('apps/v1', 'Deployment', {
      labelSelector: 'component-name=cart',
    });
    expect(specOf(workload)).toMatchObject({
      template: {
        spec: { containers: [{ image: `localhost:30003/${image}` }] },
      },
    });
  });

  it('of a track that deploys by itself move its deployment in the first environment', async () => {
    const deployed = async (build: string) => {
      await org.client.apply(org.build('shop', 'web', build));
      await org.reaches(
        'Build',
        build,
        'DeploymentApplied=True/DeploymentAppliedSuccessfully',
        completed,
      );
      await org.event(build, 'DeploymentReady');
      return org.list('Deployment', 'core.choreo.dev/component=web');
    };
    const [first] = await deployed('web-1');
    expect(first.metadata).toMatchObject({
      name: expect.stringMatching(
        /^initech-shop-web-main-development-[0-9a-f]{8}$/,
      ),
      labels: {
        'core.choreo.dev/environment': 'development',
        'core.choreo.dev/name': expect.stringMatching(
          /^development-deployment-[0-9a-f]{8}$/,
        ),
      },
    });
    expect(specOf(first)).toEqual({ deploymentArtifactRef: 'web-1' });
    const after = await deployed('web-2');
    expect(after.map(specOf)).toEqual([{ deploymentArtifactRef: 'web-2' }]);
    expect(specOf(await org.get('DeployableArtifact', 'web-2'))).toMatchObject({
      configuration: {
        endpointTemplates: [
          { metadata: { name: 'webapp' }, spec: { service: { port: 80 } } },
        ],
      },
    });
  });

  it('of a scheduled task and of PHP say so in their artifacts', async () => {
    await org.client.apply([
      org.build('shop', 'nightly', 'nightly-1'),
      org.build('shop', 'web', 'web-php', {}, { buildpack: { name: 'PHP' } }),
    ]);
    await org.reaches('Build', 'nightly-1', completed);
    await org.reaches('Build', 'web-php', completed);
    expect(
      specOf(await org.get('DeployableArtifact', 'nightly-1')),
    ).toMatchObject({
      configuration: {
        application: {
          task: {
            schedule: { cron: '*/5 * * * *', timezone: 'Asia/Colombo' },
          },
        },
      },
    });
    expect(
      specOf(await org.get('DeployableArtifact', 'web-php')),
    ).toMatchObject({
      configuration: {
        endpointTemplates: [{ spec: { service: { port: 8080 } } }],
      },
    });
  });

  it.each([
    ['clone-step', 'StepCloneSucceeded'],
    ['build-step', 'StepBuildSucceeded'],
    ['push-step', 'StepPushSucceeded'],
  ])(
    'that fail in %s say where, and have an artifact all the same',
    async (step, type) => {
      const name = `cart-fails-${step}`;
      await org.client.apply(
        org.build('shop', 'cart', name, { [failStep]: step }),
      );
      const { status } = await org.reaches(
        'Build',
        name,
        `${type}=False/Failed`,
        failed,
        'DeployableArtifactCreated=True/ArtifactCreationSuccessful',
      );
      expect(status).not.toHaveProperty('imageStatus');
      expect(await org.event(name, type)).toBe('Workflow step failed');
      await org.get('DeployableArtifact', name);
    },
  );

  it('that failed can be deployed as if they had not, and no node can pull them', async () => {
    await org.reaches('Build', 'cart-fails-build-step', failed);
    await org.client.apply(
      org.deployment('shop', 'cart', 'staging', 'cart-fails-build-step'),
    );
    await org.reaches(
      'Deployment',
      'cart-staging',
      'Ready=True/DeploymentReady',
    );
    const [workload] = await org.client.list('apps/v1', 'Deployment', {
      labelSelector: 'component-name=cart,environment-name=staging',
    });
    expect(specOf(workload)).toMatchObject({
      template: {
        metadata: {
          annotations: {
            'sandbox.fourplane.dev/pod-failure': 'ImagePullBackOff',
          },
        },
        spec: { containers: [{ image: 'localhost:30003/' }] },
      },
    });
  });

  it('fail when the last step leaves no image', async () => {
    const name = 'cart-imageless';
    await org.client.apply(
      org.build('shop', 'cart', name, { [holdStep]: 'push-step' }),
    );
    await org.reaches('Build', name, 'StepPushSucceeded=False/Progressing');
    const workflow = (
      await org.client.list('argoproj.io/v1alpha1', 'Workflow', {
        namespace: 'choreo-ci-initech',
      })
    ).find(({ metadata }) => metadata.name.startsWith(name));
    const { nodes } = workflow?.status as {
      nodes: Record<string, { templateName: string }>;
    };
    const [id] = Object.keys(nodes).filter(
      each => nodes[each].templateName === 'push-step',
    );
    await org.client.mergePatch(
      'argoproj.io/v1alpha1',
      'Workflow',
      'choreo-ci-initech',
      workflow?.metadata.name ?? '',
      { status: { nodes: { [id]: { phase: 'Succeeded' } } } },
      { subresource: 'status' },
    );
    const { status } = await org.reaches(
      'Build',
      name,
      'StepPushSucceeded=True/Succeeded',
      failed,
    );
    expect(JSON.stringify(status)).toContain(
      'Image name is not found in the ci workflow.',
    );
  });

  it.each<[string, (o: TestOrganization) => KubeObject, string, string]>([
    [
      'a configuration',
      o => o.build('shop', 'cart', 'lost-configuration', {}, {}),
      'BuildConfigsNotFound',
      'Build configurations are not found: lost-configuration',
    ],
    [
      'their component',
      o => o.build('shop', 'nobody', 'lost-component'),
      'ContextResolutionFailed',
      `Context resolution failed: cannot retrieve the component: build 'lost-component' refers to a non-existent component 'nobody' on organization 'initech' -> project 'shop'`,
    ],
    [
      'a pipeline',
      o => o.build('adrift', 'boat', 'lost-pipeline'),
      'ContextResolutionFailed',
      `Context resolution failed: cannot retrieve the deployment pipeline: build 'lost-pipeline' refers to a non-existent deploymentpipeline 'nowhere' on organization 'initech'`,
    ],
    [
      'an environment of the pipeline',
      o => o.build('moored', 'ship', 'lost-environment'),
      'ContextResolutionFailed',
      `Context resolution failed: cannot retrieve the environment: build 'lost-environment' refers to a non-existent environment 'moon' on organization 'initech'`,
    ],
  ])(
    'without %s stop, and say so in an event alone',
    async (_, make, reason, message) => {
      await org.client.apply([
        org.object(
          'DeploymentPipeline',
          'space',
          {},
          {
            promotionPaths: [
              {
                sourceEnvironmentRef: 'moon',
                targetEnvironmentRefs: [{ name: 'staging' }],
              },
            ],
          },
        ),
        // the webhook takes it for the project's, the controllers do not
        org.object(
          'DeploymentPipeline',
          'nowhere',
          { organization: 'hooli' },
          {},
        ),
        org.project('adrift', 'nowhere'),
        ...org.component('adrift', 'boat', 'Service', { git }),
        org.project('moored', 'space'),
        ...org.component('moored', 'ship', 'Service', { git }),
      ]);
      const build = make(org);
      await org.client.apply(build);
      expect(await org.event(build.metadata.name, reason)).toBe(message);
      expect(await org.list('DeployableArtifact', selectorOf(build))).toEqual(
        [],
      );
    },
  );

  it('report what the build plane refuses, and get over it', async () => {
    const { faults } = org.sandbox;
    faults.fail({ verb: 'create', plural: 'roles', status: 500, times: 1 });
    faults.fail({ verb: 'create', plural: 'workflows', status: 500, times: 1 });
    await org.client.apply(org.build('shop', 'cart', 'cart-refused'));
    expect(
      await org.event('cart-refused', 'ExternalResourceReconciliationFailed'),
    ).toMatch(/^External resource reconciliation failed: .* 500: /);
    expect(
      await org.event('cart-refused', 'WorkflowReconciliationFailed'),
    ).toMatch(/^Build workflow reconciliation failed: .* 500: /);
    await org.reaches('Build', 'cart-refused', completed);
  });

  it('need one build plane, neither none nor several', async () => {
    const mark = (plane: string, value: string | null) =>
      org.patch('DataPlane', plane, {
        metadata: { labels: { 'core.choreo.dev/build-plane': value } },
      });
    await mark('us-west', 'true');
    await org.client.apply(org.build('shop', 'cart', 'cart-homeless'));
    expect(await org.event('cart-homeless', 'MultipleBuildPlanesFound')).toBe(
      'Multiple dataplanes are configured as build planes for organization: initech',
    );
    await mark('us-east', null);
    await mark('us-west', null);
    await org.client.apply(org.build('shop', 'cart', 'cart-homeless-too'));
    expect(await org.event('cart-homeless-too', 'NoBuildPlaneFound')).toBe(
      'No dataplane is configured as build plane for organization: initech',
    );
    await mark('us-west', 'true');
    await org.reaches('Build', 'cart-homeless', completed);
    await org.reaches('Build', 'cart-homeless-too', completed);
  });
});
