// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KubeObject, SandboxClient } from '@fourplane/sandbox/client';
import { BuiltPrograms } from '../cacheFolders';
import { ClusterError } from '../ClusterError';
import { argoSettings, planes, viewerRole } from '../manifests/basics';
import { stubCrds } from '../manifests/stubCrds';
import { ClusterPlan } from './supervisorMessages';

export interface InstallOptions {
  readonly client: SandboxClient;
  readonly plan: ClusterPlan;
  readonly built: BuiltPrograms;
  readonly onProgress: (line: string) => void;
}

const crdVersion = 'apiextensions.k8s.io/v1';
const stepMs = 50;
const patienceMs = 30_000;

/** Puts kinds, roles and the seed on an API server that has none; resolves when every kind is served. */
export async function installManifests(options: InstallOptions): Promise<void> {
  const { client, plan, built, onProgress } = options;
  const folderOf = (name: string) =>
    [...built.values()].find(({ program }) => program.name === name)?.folder;
  const openChoreo = folderOf(`openchoreo-${plan.generation}`);
  const argo = folderOf(`argo-${plan.generation}`);

  const crds = [
    ...stubCrds(plan.generation),
    ...manifestsIn(plan.crdsDir ?? join(openChoreo ?? '', 'crds')),
    ...(argo ? manifestsIn(join(argo, 'crds')) : []),
  ];
  const applied = await Promise.all(crds.map(crd => client.apply(crd)));
  const names = applied.flat().map(crd => crd.metadata.name);
  await untilEstablished(client, names);
  onProgress(`✔ ${names.length} kinds are served`);

  await client.apply(viewerRole());
  if (plan.argo) {
    await client.apply(argoSettings());
  }
  if (plan.seed === 'platform') {
    await seedPlatform(client, plan, openChoreo);
  }
}

async function seedPlatform(
  client: SandboxClient,
  plan: ClusterPlan,
  openChoreo: string | undefined,
): Promise<void> {
  if (plan.generation !== 'v1.2' || !openChoreo) {
    throw new ClusterError(
      `There is no platform seed for generation ${plan.generation}; only v1.2 has one.`,
    );
  }
  const samples = join(openChoreo, 'samples/getting-started');
  await client.apply(planes());
  await client.apply(readFileSync(join(samples, 'all.yaml'), 'utf8'));
  if (plan.argo) {
    const templates = manifestsIn(
      join(samples, 'workflow-templates'),
      // the same templates again, for another way of running OpenChoreo
      name => !name.endsWith('-k3d.yaml'),
    );
    for (const template of templates) {
      await client.apply(template);
    }
  }
}

function manifestsIn(
  folder: string,
  isWanted = (name: string) => name !== 'kustomization.yaml',
): string[] {
  if (!existsSync(folder)) {
    throw new ClusterError(`There is no folder of CRDs at ${folder}.`);
  }
  return readdirSync(folder)
    .filter(name => /\.ya?ml$/.test(name) && isWanted(name))
    .map(name => readFileSync(join(folder, name), 'utf8'));
}

interface CrdStatus {
  /** Null until the server has looked at it. */
  conditions?: { type: string; status: string }[] | null;
}

/** Resolves when the API server serves the kinds of all these definitions. */
async function untilEstablished(
  client: SandboxClient,
  names: readonly string[],
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const items = await client.list(crdVersion, 'CustomResourceDefinition');
    const done = new Set(
      items.filter(isEstablished).map(crd => crd.metadata.name),
    );
    const missing = names.filter(name => !done.has(name));
    if (missing.length === 0) {
      return;
    }
    if (Date.now() > deadline) {
      throw new ClusterError(
        `The API server does not come to serve ${missing.join(', ')}.`,
      );
    }
    await sleep(stepMs);
  }
}

function isEstablished(crd: KubeObject): boolean {
  const conditions = (crd.status as CrdStatus | undefined)?.conditions;
  return (
    conditions?.some(
      ({ type, status }) => type === 'Established' && status === 'True',
    ) ?? false
  );
}
