// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { normaliseAnswers } from './normaliseAnswers';

const object = (metadata: { [key: string]: string }) => ({
  kind: 'Gadget',
  metadata,
});
const uid = '51ba6dc8-dd2c-42f1-9302-1dfda44343df';

describe('normaliseAnswers', () => {
  it('numbers uids and versions by the names of objects, so that sameness is kept', () => {
    const answers = normaliseAnswers([
      { body: object({ name: 'a', uid, resourceVersion: '17' }) },
      { body: object({ name: 'a', uid, resourceVersion: '17' }) },
      { body: object({ name: 'b', resourceVersion: '20' }) },
      { body: object({ name: 'a', uid, resourceVersion: '21' }) },
      { body: { message: `no ${uid}` } },
    ]);
    const a = { name: 'a', uid: '<uid 1 of a>' };
    expect(answers.map(({ body }) => body)).toEqual([
      object({ ...a, resourceVersion: '<version 1 of a>' }),
      object({ ...a, resourceVersion: '<version 1 of a>' }),
      object({ name: 'b', resourceVersion: '<version 1 of b>' }),
      object({ ...a, resourceVersion: '<version 2 of a>' }),
      { message: 'no <uid 1 of a>' },
    ]);
  });

  it('marks times, addresses, quoted versions and random endings, and leaves fixed values alone', () => {
    const [{ body }] = normaliseAnswers([
      {
        body: {
          at: '2026-11-25T00:30:00Z',
          fixed: '2001-01-01T00:00:00Z',
          message: `127.0.0.1:6443 current: 12, {\\"resourceVersion\\":\\"12\\"} of ${uid}`,
          metadata: { generateName: 'g-', name: 'g-x7k2p' },
          again: 'gadgets "g-x7k2p" not found',
        },
      },
    ]);
    expect(body).toEqual({
      at: '<time>',
      fixed: '2001-01-01T00:00:00Z',
      message:
        '<address> current: <version>, {\\"resourceVersion\\":\\"<version>\\"} of <uid 1>',
      metadata: { generateName: 'g-', name: 'g-<random>' },
      again: 'gadgets "g-<random>" not found',
    });
  });

  it('does not number the versions of collections and bookmarks', () => {
    const [{ body, events }] = normaliseAnswers([
      {
        body: {
          metadata: { resourceVersion: '5', continue: 'eyJ' },
          items: [object({ name: 'a', resourceVersion: '4' })],
        },
        events: [
          {
            type: 'BOOKMARK',
            object: object({ resourceVersion: '9' }),
          },
        ],
      },
    ]);
    expect(body).toEqual({
      metadata: { resourceVersion: '<collection>', continue: '<continue>' },
      items: [object({ name: 'a', resourceVersion: '<version 1 of a>' })],
    });
    expect(events).toEqual([
      { type: 'BOOKMARK', object: object({ resourceVersion: '<collection>' }) },
    ]);
  });

  it('sorts what the real server gives in any order', () => {
    const status = (...fields: string[]) => ({
      reason: 'Invalid',
      message: `x is invalid: [${fields.join(', ')}]`,
      details: { causes: fields.map(field => ({ field })) },
    });
    const [first, second] = normaliseAnswers([
      { body: status('a', 'b') },
      { body: status('b', 'a') },
    ]);
    expect(first).toEqual(second);
    const managed = (...managers: string[]) => ({
      managedFields: managers.map(manager => ({ manager, operation: 'Apply' })),
    });
    const [one, two] = normaliseAnswers([
      { body: managed('m1', 'm2') },
      { body: managed('m2', 'm1') },
    ]);
    expect(one).toEqual(two);
  });
});
