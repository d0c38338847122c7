// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Problem } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { KubeApi } from './KubeApi';
import { KubeError } from './KubeError';
import { KubeResource } from './KubeObject';

/** What a cluster serves of the groups asked for. */
export interface Discovery {
  readonly served: readonly KubeResource[];
  readonly kubernetesVersion?: string;
  /** Groups that are there but could not be read: what they serve is unknown. */
  readonly problems: readonly Problem[];
}

const versionSchema = z.object({ gitVersion: z.string() });
const groupSchema = z.object({
  versions: z.array(z.object({ version: z.string() })),
  preferredVersion: z.object({ version: z.string() }).optional(),
});
const resourcesSchema = z.object({
  resources: z.array(
    z.object({ name: z.string(), kind: z.string(), namespaced: z.boolean() }),
  ),
});

/**
 * Reads the plain discovery documents of the core group and of the named groups. A group that is not there is simply
 * not served. Rejects with a `KubeError` when the core group cannot be read, as then nothing else can.
 */
export async function discover(
  api: KubeApi,
  groups: readonly string[],
  options: { signal?: AbortSignal } = {},
): Promise<Discovery> {
  const core = await readResources(api, '', 'v1', options);
  const problems: Problem[] = [];
  const others = await Promise.all(
    groups.map(group =>
      readGroup(api, group, options).catch(error => {
        problems.push(problemOf(error));
        return [];
      }),
    ),
  );
  const kubernetesVersion = await readVersion(api, options);
  return { served: [...core, ...others.flat()], kubernetesVersion, problems };
}

/** For people only: a cluster that does not tell is as good. */
async function readVersion(
  api: KubeApi,
  options: { signal?: AbortSignal },
): Promise<string | undefined> {
  const body = await api.getPath('/version', options).catch(unknown);
  return versionSchema.safeParse(body).data?.gitVersion;
}

/** Every kind once, in the group's preferred version where that serves it. */
async function readGroup(
  api: KubeApi,
  group: string,
  options: { signal?: AbortSignal },
): Promise<KubeResource[]> {
  const body = await api.getPath(`/apis/${group}`, options).catch(absent);
  if (body === undefined) {
    return [];
  }
  const { versions, preferredVersion } = read(api, groupSchema, body, group);
  const preferred = preferredVersion?.version;
  const ordered = versions
    .map(({ version }) => version)
    .sort((a, b) => Number(b === preferred) - Number(a === preferred));
  const found = new Map<string, KubeResource>();
  for (const version of ordered) {
    for (const resource of await readResources(api, group, version, options)) {
      if (!found.has(resource.kind)) {
        found.set(resource.kind, resource);
      }
    }
  }
  return [...found.values()];
}

async function readResources(
  api: KubeApi,
  group: string,
  version: string,
  options: { signal?: AbortSignal },
): Promise<KubeResource[]> {
  const path = group ? `/apis/${group}/${version}` : `/api/${version}`;
  const body = await api.getPath(path, options);
  return read(api, resourcesSchema, body, path)
    .resources.filter(({ name }) => !name.includes('/'))
    .map(({ name, kind, namespaced }) => ({
      group,
      version,
      kind,
      plural: name,
      namespaced,
    }));
}

function read<T>(
  api: KubeApi,
  schema: z.ZodType<T>,
  body: unknown,
  what: string,
): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    throw new KubeError({
      failure: 'protocol',
      cause: parsed.error,
      problem: {
        what: `Cannot discover ${what}: the answer is not a discovery document`,
        where: api.server,
        mend: 'Check that the address is a Kubernetes API server, not a proxy or a login page',
      },
    });
  }
  return parsed.data;
}

function unknown(error: unknown): undefined {
  if (!(error instanceof KubeError)) {
    throw error;
  }
}

function absent(error: unknown): undefined {
  if (error instanceof KubeError && error.failure === 'notFound') {
    return undefined;
  }
  throw error;
}

function problemOf(error: unknown): Problem {
  if (error instanceof KubeError) {
    return error.problem;
  }
  throw error;
}
