// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { commitUrl } from './commitUrl';

const COMMIT = 'a1b2c3d4e5f60718';

describe('the page of a commit', () => {
  it.each([
    [
      'https://github.com/acme/web',
      `https://github.com/acme/web/commit/${COMMIT}`,
    ],
    [
      'https://github.example.com/acme/web.git/',
      `https://github.example.com/acme/web/commit/${COMMIT}`,
    ],
    [
      'git@gitlab.com:acme/shop/web.git',
      `https://gitlab.com/acme/shop/web/-/commit/${COMMIT}`,
    ],
    [
      'ssh://git@gitlab.example:2222/acme/web.git',
      `https://gitlab.example/acme/web/-/commit/${COMMIT}`,
    ],
    [
      'https://robot:secret@bitbucket.org/acme/web',
      `https://bitbucket.org/acme/web/commits/${COMMIT}`,
    ],
  ])('of %s is %s', (repository, page) => {
    expect(commitUrl(repository, COMMIT)).toBe(page);
  });

  it.each([
    ['https://git.example/acme/web', COMMIT],
    ['https://github.com/acme/web', 'main'],
    ['not a repository', COMMIT],
    ['data:github.com/x/y', COMMIT],
  ])('of %s at %s is not known', (repository, commit) => {
    expect(commitUrl(repository, commit)).toBeUndefined();
  });
});
