// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { openChoreoV12Crds } from '../crds';
import { isJsonObject } from './ApiObject';
import { TestServer, type TestAnswer } from './testing/TestServer';
import { DEFINITIONS_PATH } from './testing/widgetDefinition';
import { transcript, type TranscriptCase } from './testing/transcript';

const withoutSuffix = (name: unknown) =>
  String(name).replace(/^g-\w{5}$/, 'g-<random>');

/** A `Status` as the transcript writes it: without what is always the same. */
function condensed(answer: TestAnswer): unknown {
  const { body } = answer;
  if (body.kind === 'Status') {
    const {
      kind: _k,
      apiVersion: _a,
      metadata: _m,
      status: _s,
      code,
      ...rest
    } = body;
    return JSON.parse(
      JSON.stringify({ ...rest, ...(code ? { code } : {}) })
        .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uid>')
        .replace(/current: \d+/g, 'current: <version>'),
    );
  }
  if (!body.kind) {
    return answer.text;
  }
  const metadata = isJsonObject(body.metadata) ? body.metadata : {};
  if (Array.isArray(body.items)) {
    return {
      kind: body.kind,
      names: body.items.map(
        item =>
          isJsonObject(item) &&
          isJsonObject(item.metadata) &&
          withoutSuffix(item.metadata.name),
      ),
      ...(metadata.continue ? { continues: true } : {}),
      ...(metadata.remainingItemCount === undefined
        ? {}
        : { remaining: metadata.remainingItemCount }),
    };
  }
  return {
    kind: body.kind,
    name: withoutSuffix(metadata.name),
    stored: metadata.resourceVersion !== undefined,
    generation: metadata.generation,
    ...(metadata.deletionTimestamp ? { deleting: true } : {}),
  };
}

describe('answers of a real API server to the same requests', () => {
  let test: TestServer;
  let continueToken = '';

  beforeAll(async () => {
    test = await TestServer.start();
    const projects = openChoreoV12Crds().find(
      crd =>
        'metadata' in crd &&
        isJsonObject(crd.metadata) &&
        crd.metadata.name === 'projects.openchoreo.dev',
    );
    await test.ok('POST', DEFINITIONS_PATH, projects);
    await test.ok('POST', '/api/v1/namespaces', { metadata: { name: 'd2' } });
  });
  afterAll(() => test.stop());

  const tokenOf = (as: TranscriptCase['as']) => {
    if (as === 'nobody') {
      return null;
    }
    return as === 'forged' ? 'forged' : test.server.tokens[as ?? 'admin'];
  };

  it('holds at least sixty cases', () => {
    expect(transcript.length).toBeGreaterThanOrEqual(60);
  });

  it.each(transcript.map(each => [each.title, each] as const))(
    '%s',
    async (_title, { as, request, body, contentType, accept, answer }) => {
      const [method, path] = request.split(' ');
      const reply = await test.send(
        method,
        path.replace('<continue>', encodeURIComponent(continueToken)),
        { token: tokenOf(as), body, contentType, accept },
      );
      const metadata = isJsonObject(reply.body.metadata)
        ? reply.body.metadata
        : {};
      continueToken =
        typeof metadata.continue === 'string'
          ? metadata.continue
          : continueToken;
      expect([reply.code, condensed(reply)]).toEqual(answer);
    },
  );
});
