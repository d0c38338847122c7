// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { act, renderHook } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { z } from 'zod';
import { readAddress, useAddressQuery, writeAddress } from './useAddressQuery';

const schema = z.object({
  tab: z.enum(['logs', 'events']).catch('logs'),
  step: z.string().min(1).optional().catch(undefined),
  search: z.string().catch(''),
  offset: z.coerce.number().int().nonnegative().catch(0),
});

const read = (address: string) =>
  readAddress(schema, new URLSearchParams(address));

describe('an address', () => {
  it('takes what is not understood for not said', () => {
    expect(read('tab=odd&offset=-3&step=&search=a%26b')).toEqual({
      tab: 'logs',
      step: undefined,
      search: 'a&b',
      offset: 0,
    });
  });

  it('comes back as it was written, with the parameters of others', () => {
    const query = read('search=a%26b&offset=25&tab=events&step=id-1');
    const written = writeAddress(
      schema,
      new URLSearchParams('other=1&offset=50'),
      query,
    );
    expect(written.get('other')).toBe('1');
    expect(readAddress(schema, written)).toEqual(query);
  });

  it('leaves a default out, and only where it is the default of that very key', () => {
    const written = writeAddress(schema, new URLSearchParams('offset=50'), {
      tab: 'logs',
      step: 'logs',
      search: '0',
      offset: 0,
    });
    expect(`${written}`).toBe('step=logs&search=0');
  });
});

describe('useAddressQuery', () => {
  it('starts over with every change that is not of the place', () => {
    const { result } = renderHook(
      () => ({
        address: useLocation().search,
        ...useAddressQuery(schema, 'offset'),
      }),
      {
        wrapper: ({ children }: { children: ReactNode }) =>
          createElement(
            MemoryRouter,
            { initialEntries: ['/?offset=25&other=1'] },
            children,
          ),
      },
    );
    act(() => result.current.change({ offset: 50 }));
    expect(result.current.address).toBe('?offset=50&other=1');
    act(() => result.current.change({ search: 'a' }));
    expect(result.current.query).toMatchObject({ search: 'a', offset: 0 });
    expect(result.current.hrefOf({ tab: 'events' })).toBe(
      '?other=1&tab=events',
    );
  });
});
