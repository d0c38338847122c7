// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { endingWith, kubernetesName } from './kubernetesName';

describe('kubernetesName', () => {
  it.each([
    [253, ['project', 'component'], 'project-component-932d1646'],
    [
      63,
      ['dp', 'default', 'default', 'development'],
      'dp-default-default-development-f8e58905',
    ],
    [
      63,
      ['dp', 'default-org', 'default-project', 'development'],
      'dp-default-org-default-proje-development-39faf2d8',
    ],
    [
      63,
      ['reading-list-service-build-01'],
      'reading-list-service-build-01-a008bd4a',
    ],
    [
      253,
      ['greeter-service', 'development'],
      'greeter-service-development-a9f97fde',
    ],
    [253, ['p_default', 'development'], 'p-default-development-fbb9df91'],
    [
      253,
      ['r_doclet-postgres', 'development'],
      'r-doclet-postgres-development-14f4e524',
    ],
  ])(
    'makes of %d and %j what OpenChoreo makes of them',
    (limit, parts, name) => {
      expect(kubernetesName(limit, ...parts)).toBe(name);
    },
  );

  it('stays within its limit, and tells long names apart', () => {
    const long = 'n'.repeat(63);
    const names = ['a', 'b'].map(last =>
      kubernetesName(63, long, long, `${long}${last}`),
    );
    expect(names.map(name => name.length)).toEqual([63, 63]);
    expect(names[0]).not.toBe(names[1]);
  });
});

describe('endingWith', () => {
  it('cuts the base, never the ending', () => {
    expect(endingWith('shop', 'build-1a2b3c4d')).toBe('shop-build-1a2b3c4d');
    const cut = endingWith(
      `${'n'.repeat(47)}-${'n'.repeat(15)}`,
      'build-1a2b3c4d',
    );
    expect(cut).toBe(`${'n'.repeat(47)}-build-1a2b3c4d`);
    expect(endingWith('n'.repeat(63), 'build-1a2b3c4d')).toHaveLength(63);
  });
});
