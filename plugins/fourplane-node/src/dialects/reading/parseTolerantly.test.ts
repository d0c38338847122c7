// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { parseTolerantly } from './parseTolerantly';

const schema = z.object({
  spec: z.object({
    owner: z.object({ project: z.string() }),
    title: z.string().nullish(),
    list: z.array(z.object({ name: z.string(), port: z.number() })).nullish(),
    map: z.record(z.string(), z.object({ port: z.number() })).nullish(),
  }),
});
const owner = { project: 'web' };

describe('parseTolerantly', () => {
  it('drops what it does not know and finds nothing wrong', () => {
    expect(
      parseTolerantly(schema, { spec: { owner, future: 1 }, status: {} }),
    ).toEqual({ data: { spec: { owner } }, issues: [] });
  });

  it('sets aside a bad optional field', () => {
    expect(parseTolerantly(schema, { spec: { owner, title: 7 } })).toEqual({
      data: { spec: { owner } },
      issues: [{ path: 'spec.title', message: expect.any(String) }],
    });
  });

  it('sets aside exactly the bad items of a list and the bad entries of a map', () => {
    const good = { name: 'a', port: 1 };
    const { data, issues } = parseTolerantly(schema, {
      spec: {
        owner,
        list: [
          { name: 1, port: 'x' },
          good,
          null,
          { ...good, port: 'x' },
          good,
        ],
        map: { good: { port: 1 }, bad: { port: '1' }, worse: 7 },
      },
    });
    expect(data).toEqual({
      spec: { owner, list: [good, good], map: { good: { port: 1 } } },
    });
    expect(issues.map(({ path }) => path)).toEqual([
      'spec.list.0.name',
      'spec.list.0.port',
      'spec.list.2',
      'spec.list.3.port',
      'spec.map.bad.port',
      'spec.map.worse',
    ]);
  });

  it.each([
    [{ spec: { owner: { project: 7 } } }, 'spec.owner.project'],
    [{ spec: { owner: 'web' } }, 'spec.owner'],
    [{ spec: [] }, 'spec'],
    [{}, 'spec'],
    [null, ''],
    ['text', ''],
  ])('gives nothing of %j, and says where', (object, path) => {
    expect(parseTolerantly(schema, object)).toEqual({
      issues: [{ path, message: expect.any(String) }],
    });
  });
});
