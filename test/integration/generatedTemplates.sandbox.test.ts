// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { Generation, SandboxClient } from '@fourplane/sandbox';
import { craftedType } from './craftedType';
import { eventually } from './eventually';
import { filledTemplate } from './filledTemplate';
import { IntegrationTarget, startIntegrationTarget } from './IntegrationTarget';
import { Portal, startPortal } from './Portal';
import { shippedWriterToken } from './readerTokens';
import { runTemplate, withTemplates } from './templateTasks';
import { Document, upstreamTypes } from './upstreamTypes';

jest.setTimeout(180_000);

const apiVersion = 'openchoreo.dev/v1alpha1';
const project = 'system:acme/lamps';
const image = 'registry.invalid/shade:1';

interface Started {
  readonly target: IntegrationTarget;
  readonly portal: Portal;
  stop(): Promise<void>;
}

async function start(generation: Generation): Promise<Started> {
  const target = await startIntegrationTarget('sandbox', { generation });
  const portal = await startPortal(
    target,
    { default: await shippedWriterToken(target) },
    { acts: true, templates: true, ...withTemplates },
  );
  return {
    target,
    portal,
    async stop() {
      await portal.stop();
      await target.stop();
    },
  };
}

async function entity(portal: Portal, ref: string): Promise<Entity> {
  let found: Entity | undefined;
  await eventually(undefined, async () => {
    found = await portal.entity(ref);
    if (!found) {
      throw new Error(`${ref} is not in the catalog`);
    }
  });
  if (!found) {
    throw new Error(`${ref} is not in the catalog`);
  }
  return found;
}

/** In place of what is there of that name, in the catalog too. */
async function put(
  { target: { client }, portal }: Started,
  document: Document,
): Promise<void> {
  const { kind, metadata } = document;
  const at = [
    apiVersion,
    kind,
    metadata.namespace ?? '',
    metadata.name,
  ] as const;
  await client.delete(...at).catch(() => {});
  await client.waitGone(...at);
  await eventually(undefined, async () =>
    expect(await portal.entity(templateRefOf(document))).toBeUndefined(),
  );
  await client.apply(document);
}

function templateRefOf({ kind, metadata }: Document): string {
  const scope = metadata.namespace === undefined ? 'cluster-' : '';
  const noun = kind.replace(/^Cluster/, '').toLowerCase();
  return `template:${metadata.namespace ?? 'default'}/${scope}${noun}_${
    metadata.name
  }`;
}

/** What is only chosen: where it lies, its name and, of a component, where it comes from. */
const givenFor = (noun: string, name: string): JsonObject =>
  noun === 'projecttype'
    ? { tenant: 'domain:acme/acme', name }
    : { project, name, ...(noun === 'componenttype' && { origin: { image } }) };

async function dryRun(
  portal: Portal,
  template: Entity,
  values: JsonObject,
): Promise<string> {
  const answer = await portal.askAs(
    'platformEngineer',
    '/scaffolder/v2/dry-run',
    { template, values, directoryContents: [] },
  );
  const text = await answer.text();
  if (answer.status !== 200) {
    throw new Error(`${template.metadata.name}: ${answer.status} ${text}`);
  }
  return text;
}

describe('templates that are generated of types', () => {
  let started: Started;
  let portal: Portal;
  let client: SandboxClient;

  beforeAll(async () => {
    started = await start('v1.2');
    ({ portal } = started);
    ({ client } = started.target);
    // The project that the others lie in is made by such a template, too.
    const template = await entity(
      portal,
      'template:default/cluster-projecttype_default',
    );
    const { status, text } = await runTemplate(
      portal,
      'platformEngineer',
      template.metadata.name,
      filledTemplate(template, givenFor('projecttype', 'lamps')),
    );
    if (status !== 'completed') {
      throw new Error(`the project is ${status}:\n${text}`);
    }
    await entity(portal, project);
  }, 180_000);
  afterAll(() => started?.stop(), 60_000);

  it('end with something that runs, in the first environment of its project', async () => {
    const template = await entity(
      portal,
      'template:default/cluster-componenttype_service',
    );
    const values = filledTemplate(template, {
      project,
      name: 'shade',
      origin: {
        image,
        endpoints: [
          { name: 'http', type: 'HTTP', port: 8080, visibility: ['external'] },
        ],
      },
    });
    expect(values).toMatchObject({ deploy: true });
    const { status, text } = await runTemplate(
      portal,
      'platformEngineer',
      'cluster-componenttype_service',
      values,
    );
    expect({ status, text }).toMatchObject({ status: 'completed' });
    expect(text).toMatch(/created Component/);
    expect(await portal.entity('component:acme/lamps_shade')).toMatchObject({
      spec: { type: 'service' },
    });
    const { data } = await portal.fourplane.getDeployments({
      controlPlane: 'default',
      tenant: 'acme',
      project: 'lamps',
      name: 'shade',
    });
    const [development] = data.environments;
    expect(development.deployment?.health.state).toMatch(/ready|unreported/);
  });

  it('build what comes from a repository before they deploy it', async () => {
    const template = await entity(
      portal,
      'template:default/cluster-componenttype_service',
    );
    const { status, text } = await runTemplate(
      portal,
      'platformEngineer',
      'cluster-componenttype_service',
      filledTemplate(template, {
        project,
        name: 'bulb',
        origin: {
          repository: {
            url: 'https://git.example/lumen/bulb.git',
            workflow: 'dockerfile-builder',
            workflowKind: 'ClusterWorkflow',
          },
        },
      }),
    );
    expect({ status, text }).toMatchObject({ status: 'completed' });
    expect(text).toMatch(/Beginning step Build it/);
    expect(text).toMatch(/succeeded/);
  });

  it('take types as involved as people write them', async () => {
    const type = craftedType('acme', 'crafted');
    await client.apply(type);
    const template = await entity(
      portal,
      'template:acme/componenttype_crafted',
    );
    const values = filledTemplate(template, {
      ...givenFor('componenttype', 'crafted'),
      settings: {
        source: { kind: 'bucket', bucket: { name: 'b' } },
        rules: [{ path: '/', headers: [{ name: 'x', value: 'y' }] }],
        labels: { team: 'lamps' },
        port: 'http',
        image: 'other',
      },
    });
    const text = await dryRun(portal, template, values);
    expect(text).toMatch(/would write Component/);
    await expect(
      dryRun(portal, template, { ...values, settings: { rules: [] } }),
    ).rejects.toThrow(/400/);
  });

  it('are gone with their type, and when it says that it wants none', async () => {
    const ref = 'template:acme/componenttype_crafted';
    const type = craftedType('acme', 'crafted');
    await client.apply(type);
    await entity(portal, ref);
    await client.apply({
      ...type,
      metadata: {
        ...type.metadata,
        annotations: { 'fourplane.dev/template': 'none' },
      },
    });
    await eventually(undefined, async () =>
      expect(await portal.entity(ref)).toBeUndefined(),
    );
  });

  const tried = (types: readonly Document[]) => () =>
    everyTypeIsTried(started, types);

  for (const tag of ['v1.0.0', 'v1.2.3']) {
    const types = upstreamTypes(tag, 'acme');
    // The samples lie beside the repository, not in it.
    (types ? it : it.skip)(
      `submit, and are tried with success, of every type of OpenChoreo ${tag}`,
      tried(types ?? []),
    );
  }
});

/** Puts the types there, and tries the template of each, in each of the ways that a component comes to be. */
async function everyTypeIsTried(
  started: Started,
  types: readonly Document[],
): Promise<void> {
  const { portal } = started;
  for (const document of types) {
    await put(started, document);
  }
  const offered = types.filter(({ kind }) =>
    /(Component|Project|Resource)Type$/.test(kind),
  );
  expect(offered.length).toBeGreaterThanOrEqual(4);
  for (const [index, document] of offered.entries()) {
    const template = await entity(portal, templateRefOf(document));
    const noun = document.kind.replace(/^Cluster/, '').toLowerCase();
    const given = {
      ...givenFor(noun, `upstream-${index}`),
      ...(noun === 'componenttype' && { deploy: false }),
    };
    const made = new RegExp(`would write ${noun.replace('type', '')}`, 'i');
    const ways = [{}, ...builtOrigins(template).map(origin => ({ origin }))];
    for (const way of ways) {
      const values = filledTemplate(template, { ...given, ...way });
      expect(await dryRun(portal, template, values)).toMatch(made);
    }
  }
}

/** One for each workflow that builds such a component. */
function builtOrigins(template: Entity): JsonObject[] {
  const pages = Object(template.spec?.parameters);
  const options: JsonObject[] =
    Object(pages[1]?.properties?.origin).oneOf ?? [];
  return options.slice(1).map(option => {
    const { repository } = Object(option.properties);
    const { workflow, workflowKind } = repository.properties;
    return {
      repository: {
        url: 'https://git.example/lumen/bulb.git',
        workflow: workflow.const,
        workflowKind: workflowKind.const,
      },
    };
  });
}

describe('templates that are generated of the classes of OpenChoreo 0.3', () => {
  let started: Started;
  beforeAll(async () => {
    started = await start('v0.3');
  }, 180_000);
  afterAll(() => started?.stop(), 60_000);

  it('end with something that runs', async () => {
    const { portal, target } = started;
    await target.client.apply({
      apiVersion,
      kind: 'Project',
      metadata: { name: 'lamps', namespace: 'default' },
      spec: { deploymentPipelineRef: 'default' },
    });
    await entity(portal, 'system:default/lamps');
    const template = await entity(
      portal,
      'template:default/componenttype_serviceclass.default',
    );
    const { status, text } = await runTemplate(
      portal,
      'platformEngineer',
      template.metadata.name,
      filledTemplate(template, {
        project: 'system:default/lamps',
        name: 'shade',
        origin: { image },
      }),
    );
    expect({ status, text }).toMatchObject({ status: 'completed' });
    expect(await portal.entity('component:default/lamps_shade')).toBeDefined();
  });
});
