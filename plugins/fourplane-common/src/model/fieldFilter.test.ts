// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  FieldFilter,
  formatFieldFilters,
  parseFieldFilters,
} from './fieldFilter';

describe('filters of fields', () => {
  it('are read as people write them', () => {
    expect(
      parseFieldFilters(
        'status=500  path~/api -http.user="Jo \\"J\\" Doe" "a b"=-1 url=/a?b=c msg= ',
      ),
    ).toEqual({
      state: 'read',
      filters: [
        { name: 'status', operator: 'equals', value: '500' },
        { name: 'path', operator: 'contains', value: '/api' },
        {
          name: 'http.user',
          operator: 'equals',
          value: 'Jo "J" Doe',
          isExcluded: true,
        },
        { name: 'a b', operator: 'equals', value: '-1' },
        { name: 'url', operator: 'equals', value: '/a?b=c' },
        { name: 'msg', operator: 'equals', value: '' },
      ],
    });
    expect(parseFieldFilters(' ')).toEqual({ state: 'read', filters: [] });
  });

  it.each(['status', '=500', '-=1', 'a="b', 'a="b"c', 'a "b"=1', '""=1'])(
    'say where %s is none',
    text => {
      expect(parseFieldFilters(text)).toEqual({
        state: 'wrong',
        what: expect.stringContaining('like name=value'),
      });
    },
  );

  it('are written as they are read, whatever is in them', () => {
    const odd = [
      'a',
      '-a',
      'a=b',
      'a b',
      '"',
      '\\',
      'é\n',
      '{"a":1}',
      '=',
      '-',
    ];
    const filters = odd.flatMap((name): FieldFilter[] =>
      [...odd, ''].flatMap((value): FieldFilter[] => [
        { name, operator: 'equals', value },
        { name, operator: 'contains', value, isExcluded: true },
      ]),
    );
    expect(parseFieldFilters(formatFieldFilters(filters))).toEqual({
      state: 'read',
      filters,
    });
  });
});
