// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import {
  ANNOTATION_CHANGED_AT,
  ANNOTATION_CHANGED_BY,
  ANNOTATION_INTENT_KEY,
} from '@fourplane/plugin-fourplane-common';
import { stringify } from 'yaml';
import { z } from 'zod';
import { StartedActions, startActions } from './__testUtils__/startActions';

jest.setTimeout(120_000);

const generations = {
  'v0.2': { tenant: 'initech', dataPlane: 'initech/us-east' },
  'v0.3': { tenant: 'default', dataPlane: 'default/default' },
  'v1.2': { tenant: 'acme', dataPlane: 'default' },
} as const;

/** By these the portal knows its own objects, and says who asked; in Git the commit does. */
const marks = [
  ANNOTATION_INTENT_KEY,
  ANNOTATION_CHANGED_BY,
  ANNOTATION_CHANGED_AT,
];

const sentSchema = z.object({
  request: z.object({
    method: z.string(),
    path: z.string(),
    body: z.unknown(),
  }),
});

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    annotations?: Record<string, string>;
    [field: string]: unknown;
  };
  [field: string]: unknown;
}

describe.each(Object.entries(generations))(
  'manifests for Git on OpenChoreo %s',
  (generation, { tenant, dataPlane }) => {
    let started: StartedActions;
    beforeAll(async () => {
      started = await startActions({
        generation: generation as keyof typeof generations,
      });
    });
    afterAll(() => started?.stop());

    const actions: [string, JsonObject][] = [
      [
        'project:create',
        {
          tenant,
          name: 'lamps',
          title: 'Lamps: bright ones',
          description: 'Line one\nLine two',
        },
      ],
      [
        'component:create',
        {
          project: `${tenant}/lamps`,
          name: 'shade',
          type: 'service',
          owner: 'group:default/light',
          image: 'registry.invalid/shade:1',
          workload: {
            endpoints: [{ name: 'http', type: 'HTTP', port: 8080 }],
          },
        },
      ],
      [
        'component:create',
        {
          project: `${tenant}/lamps`,
          name: 'bulb',
          type: 'service',
          source: { url: 'https://git.example/bulb.git', branch: 'main' },
        },
      ],
      ['environment:create', { tenant, name: 'qa', dataPlane }],
      [
        'pipeline:create',
        {
          tenant,
          name: 'careful',
          paths: [{ from: 'development', to: ['qa'] }],
        },
      ],
      [
        'component:deploy',
        { component: `${tenant}/lamps/shade`, environment: 'staging' },
      ],
    ];

    it.each(actions)('are byte for byte what %s applies', async (id, input) => {
      const task = started.runs.newTask();
      const bodies: Manifest[] = [];
      const before = await storedNames(started);
      const rendered = await started.runs.run(
        'fourplane:manifest:render',
        { action: `fourplane:${id}`, input, targetPath: 'apps' },
        { task },
      );
      const files = stringList(rendered.output.files);
      expect(files.length).toBeGreaterThan(0);
      expect(await storedNames(started)).toEqual(before);

      const stop = captureBodies(bodies);
      const { runs } = started;
      const direct = await runs.run(`fourplane:${id}`, input, {
        // As one step of one task, so that names which come of its key are the same.
        task,
        stepId: 'fourplane-manifest-render',
      });
      stop();
      expect(direct.output.name).toBeDefined();
      const texts = await Promise.all(
        files.map(file => readFile(join(rendered.workspacePath, file), 'utf8')),
      );
      expect(texts).toEqual(
        bodies.map(body => stringify(unmarked(body), { lineWidth: 0 })),
      );
    });

    it('come to the same through manifest:apply, however often', async () => {
      const input = {
        project: `${tenant}/lamps`,
        name: 'switch',
        type: 'service',
        image: 'registry.invalid/switch:1',
      };
      const rendered = await started.runs.run('fourplane:manifest:render', {
        action: 'fourplane:component:create',
        input,
      });
      const apply = () =>
        started.runs.run(
          'fourplane:manifest:apply',
          { path: 'manifests' },
          { workspacePath: rendered.workspacePath },
        );
      const first = await apply();
      expect(first.lines.every(line => line.startsWith('created '))).toBe(true);
      expect(first.output.objects).toContain(
        generation === 'v0.2'
          ? `Component ${tenant}/${componentObject(rendered.output.files)}`
          : `Component ${tenant}/switch`,
      );
      const second = await apply();
      expect(second.lines.every(line => /^(un)?changed /.test(line))).toBe(
        true,
      );
      expect(second.output).toEqual(first.output);
      await started.runs.run('fourplane:object:wait', {
        kind: 'component',
        object: `${tenant}/lamps/switch`,
      });
      const remove = () =>
        started.runs.run(
          'fourplane:manifest:delete',
          { path: 'manifests' },
          { workspacePath: rendered.workspacePath },
        );
      expect((await remove()).lines.join()).toMatch(/deleted Component/);
      await started.runs.run('fourplane:object:wait', {
        kind: 'project',
        object: `${tenant}/lamps`,
      });
    });

    it('are refused where they would hold a credential', async () => {
      if (generation === 'v1.2') {
        // Its planes hold references only where they are reached by agents.
        return;
      }
      const { error, output } = await started.runs.attempt(
        'fourplane:manifest:render',
        {
          action: 'fourplane:data-plane:create',
          input: {
            tenant,
            name: 'attic',
            gateway: { publicHost: 'apps.example' },
            access: {
              type: 'direct',
              server: 'https://plane.example:6443',
              caCert: '-----BEGIN CERTIFICATE-----',
              clientCert: '-----BEGIN CERTIFICATE-----',
              clientKey: 'canary-key',
            },
          },
        },
      );
      expect(error?.message).toMatch(/would hold a credential at spec\./);
      expect(output.files).toBeUndefined();
    });
  },
);

function componentObject(files: unknown): string {
  const file = stringList(files).find(each => each.includes('/component-'));
  return file?.replace(/^.*component-|\.yaml$/g, '') ?? 'none';
}

function stringList(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

async function storedNames({ controlPlane: { model } }: StartedActions) {
  return (['project', 'component', 'environment', 'pipeline'] as const)
    .flatMap(kind => model.refs(kind))
    .map(({ kind, name }) => `${kind} ${name}`);
}

/** What the portal sends to be stored, in order. Returns the stop. */
function captureBodies(bodies: Manifest[]): () => void {
  const listener = (message: unknown) => {
    const { request } = sentSchema.parse(message);
    if (
      request.method === 'POST' &&
      request.path.includes('fieldManager=fourplane') &&
      !request.path.includes('dryRun=All')
    ) {
      bodies.push(JSON.parse(String(request.body)));
    }
  };
  subscribe('undici:request:create', listener);
  return () => unsubscribe('undici:request:create', listener);
}

/** The manifest without the portal's marks, everything else in its place. */
function unmarked(manifest: Manifest): Manifest {
  const annotations = Object.entries(
    manifest.metadata.annotations ?? {},
  ).filter(([name]) => !marks.includes(name));
  const metadata = Object.entries(manifest.metadata).flatMap(
    ([field, value]): [string, unknown][] => {
      if (field !== 'annotations') {
        return [[field, value]];
      }
      return annotations.length > 0
        ? [[field, Object.fromEntries(annotations)]]
        : [];
    },
  );
  return {
    ...manifest,
    metadata: {
      name: manifest.metadata.name,
      ...Object.fromEntries(metadata),
    },
  };
}
