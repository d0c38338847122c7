// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { usefulUrls } from './usefulUrls';

const url = (endpoint: string, visibility: string, number = 1) => ({
  endpoint,
  visibility,
  url: `https://${endpoint}-${visibility}-${number}.example/`,
});

describe('usefulUrls', () => {
  it('puts first, of each endpoint, the URL that reaches furthest', () => {
    const urls = [
      url('http', 'project'),
      url('http', 'internal'),
      url('admin', 'project'),
      url('http', 'external'),
      url('http', 'external', 2),
      url('odd', 'galactic'),
    ];
    expect(usefulUrls(urls)).toEqual({
      first: [
        url('http', 'external'),
        url('admin', 'project'),
        url('odd', 'galactic'),
      ],
      others: [
        url('http', 'external', 2),
        url('http', 'internal'),
        url('http', 'project'),
      ],
    });
    expect(usefulUrls([])).toEqual({ first: [], others: [] });
  });
});
