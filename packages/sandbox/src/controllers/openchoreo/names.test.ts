// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { kubernetesName, releaseHash } from './names';

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
  ])('limits to %i what %j gives: %s', (limit, parts, name) => {
    expect(kubernetesName(limit, ...parts)).toBe(name);
  });
});

describe('releaseHash', () => {
  it('does not depend on the order of keys, and does on values', () => {
    expect(releaseHash({ a: 1, b: [2] })).toBe(releaseHash({ b: [2], a: 1 }));
    expect(releaseHash({ a: 1 })).not.toBe(releaseHash({ a: 2 }));
    expect(releaseHash({ a: 1 })).toMatch(/^[a-z0-9]+$/);
  });
});
