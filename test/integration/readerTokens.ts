// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { IntegrationTarget } from './IntegrationTarget';

const shipped = (name: string) =>
  readFileSync(resolve(__dirname, '../../examples/rbac', name), 'utf8');
const rbac = 'rbac.authorization.k8s.io';

const tokenSchema = z.object({ status: z.object({ token: z.string() }) });
const resourcesSchema = z.object({
  resources: z.array(z.object({ name: z.string() })),
});

/** A token of the service account that is shipped for the portal. */
export async function shippedReaderToken(
  target: IntegrationTarget,
): Promise<string> {
  await target.client.apply(shipped('reader.yaml'));
  return issueToken(target, 'fourplane-reader');
}

/** Gives the shipped account the rights of another manifest of `examples/rbac`. */
export async function grant(
  target: IntegrationTarget,
  manifest: 'planes.yaml' | 'logs.yaml' | 'writer.yaml',
): Promise<void> {
  await target.client.apply(shipped(manifest));
}

/** Gives the shipped account the optional right to read logs. */
export const grantLogs = (target: IntegrationTarget): Promise<void> =>
  grant(target, 'logs.yaml');

/** A token of the shipped account with every optional right that is shipped beside it. */
export async function shippedWriterToken(
  target: IntegrationTarget,
): Promise<string> {
  const token = await shippedReaderToken(target);
  await grantLogs(target);
  await grant(target, 'planes.yaml');
  await grant(target, 'writer.yaml');
  return token;
}

/** A token that may read what the shipped one may, except one kind. */
export async function readerTokenWithout(
  target: IntegrationTarget,
  plural: string,
): Promise<string> {
  const name = `reader-without-${plural}`;
  const { resources } = resourcesSchema.parse(
    await ask(target, 'GET', '/apis/openchoreo.dev/v1alpha1'),
  );
  const readable = resources
    .map(resource => resource.name)
    .filter(resource => !resource.includes('/') && resource !== plural);
  const verbs = ['get', 'list', 'watch'];
  await target.client.apply([
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace: 'default' },
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRole',
      metadata: { name },
      rules: [
        { apiGroups: [''], resources: ['namespaces'], verbs },
        { apiGroups: ['openchoreo.dev'], resources: readable, verbs },
      ],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace: 'default' }],
    },
  ]);
  return issueToken(target, name);
}

async function issueToken(
  target: IntegrationTarget,
  account: string,
): Promise<string> {
  const issued = await ask(
    target,
    'POST',
    `/api/v1/namespaces/default/serviceaccounts/${account}/token`,
    { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
  );
  return tokenSchema.parse(issued).status.token;
}

/** What the sandbox's client has no word for. */
function ask(
  { url, caPem, token }: IntegrationTarget,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<unknown> {
  return new Promise((done, failed) => {
    const asked = request(
      new URL(path, url),
      {
        method,
        ca: caPem,
        agent: false,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
      },
      async response => {
        try {
          const text = (await response.toArray()).join('');
          if ((response.statusCode ?? 500) >= 300) {
            throw new Error(`${method} ${path}: ${response.statusCode}`);
          }
          done(JSON.parse(text));
        } catch (error) {
          failed(error);
        }
      },
    );
    asked.once('error', failed);
    asked.end(body && JSON.stringify(body));
  });
}
