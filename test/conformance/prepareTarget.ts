// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Connection } from './Connection';
import { probeCrds } from './crds/probeCrds';
import type { Json } from './Case';
import { valueAt } from './valueAt';

const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const patienceMs = 30_000;

/** Puts the suite's own kinds on the server; resolves when they, and the last of them to be known, are served. */
export async function prepareTarget(connection: Connection): Promise<void> {
  for (const crd of probeCrds) {
    const { status, text } = await connection.ask({
      method: 'POST',
      path: definitions,
      body: JSON.stringify(crd),
    });
    if (status !== 201) {
      throw new Error(`${crd.metadata.name}: ${status} ${text}`);
    }
  }
  for (const { spec } of probeCrds) {
    const path = `/apis/${spec.group}/${spec.versions[0].name}/${spec.names.plural}`;
    await untilServed(connection, path);
  }
  await untilServed(connection, '/apis/openchoreo.dev/v1alpha1/projects');
}

async function untilServed(
  connection: Connection,
  path: string,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const { status, text } = await connection.ask({ method: 'GET', path });
    if (status === 200) {
      const kind: Json | undefined = valueAt(JSON.parse(text), 'kind');
      if (kind) {
        return;
      }
    }
    if (Date.now() > deadline) {
      throw new Error(`${path} is still answered ${status}`);
    }
    await new Promise(resolve => {
      setTimeout(resolve, 50);
    });
  }
}
