// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { parseWatchEvent } from './watchEvent';

const parse = (event: unknown) => parseWatchEvent(JSON.stringify(event));

describe('parseWatchEvent', () => {
  it('reads the bookmark that ends the initial events, and others', () => {
    const bookmark = (annotations?: Record<string, string>) =>
      parse({
        type: 'BOOKMARK',
        object: { metadata: { resourceVersion: '7', annotations } },
      });
    expect(bookmark({ 'k8s.io/initial-events-end': 'true' })).toEqual({
      type: 'BOOKMARK',
      resourceVersion: '7',
      initialEventsEnd: true,
    });
    expect(bookmark()).toMatchObject({ initialEventsEnd: false });
  });

  it('reads the failure of a watch', () => {
    expect(
      parse({
        type: 'ERROR',
        object: { code: 410, reason: 'Expired', message: 'too old' },
      }),
    ).toEqual({
      type: 'ERROR',
      code: 410,
      reason: 'Expired',
      message: 'too old',
    });
  });

  it('hands an odd object on: whether it can be read is decided per object', () => {
    expect(parse({ type: 'ADDED', object: { metadata: 3 } })).toEqual({
      type: 'ADDED',
      object: { metadata: 3 },
    });
  });

  it.each([
    ['no JSON', '{"type":'],
    ['no event', '{"kind":"Status"}'],
    ['an unknown type', '{"type":"MOVED","object":{}}'],
    ['a bookmark without version', '{"type":"BOOKMARK","object":{}}'],
  ])('refuses a line that is %s', (_, line) => {
    expect(() => parseWatchEvent(line)).toThrow();
  });
});
