// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { parseGoModFile } from './GoModFile';
import { wrapperGoMod } from './wrapperGoMod';

const kubernetes = `// a comment with replace k8s.io/api => ./nowhere
module k8s.io/kubernetes

go 1.26.0

godebug default=go1.26

require (
	github.com/blang/semver/v4 v4.0.0 // indirect
	k8s.io/api v0.0.0
	k8s.io/client-go v0.0.0 // a note
)

require k8s.io/utils v0.0.0-20260101000000-abcdef012345

replace (
	k8s.io/api => ./staging/src/k8s.io/api
	k8s.io/client-go => ./staging/src/k8s.io/client-go
)
`;

describe('parseGoModFile', () => {
  it('reads blocks and single lines, without comments and quotes', () => {
    const file = parseGoModFile(`${kubernetes}
exclude example.org/old v1.0.0
replace "example.org/a" v1.0.0 => example.org/b v1.2.0
`);
    expect(file.module).toBe('k8s.io/kubernetes');
    expect(file.go).toBe('1.26.0');
    expect(file.godebug).toEqual(['default=go1.26']);
    expect(Object.fromEntries(file.require)).toEqual({
      'github.com/blang/semver/v4': 'v4.0.0',
      'k8s.io/api': 'v0.0.0',
      'k8s.io/client-go': 'v0.0.0',
      'k8s.io/utils': 'v0.0.0-20260101000000-abcdef012345',
    });
    expect(file.replace).toEqual([
      { path: 'k8s.io/api', target: './staging/src/k8s.io/api' },
      { path: 'k8s.io/client-go', target: './staging/src/k8s.io/client-go' },
      {
        path: 'example.org/a',
        version: 'v1.0.0',
        target: 'example.org/b',
        targetVersion: 'v1.2.0',
      },
    ]);
  });

  it('refuses a text that names no module', () => {
    expect(() => parseGoModFile('<html>not found</html>')).toThrow(
      'must name its module',
    );
  });
});

describe('wrapperGoMod', () => {
  it("pins Kubernetes' folders of its own repository to their published version", () => {
    const text = wrapperGoMod({
      module: 'k8s.io/kubernetes',
      version: 'v1.36.3',
      goMod: kubernetes,
      siblingVersion: 'v0.36.3',
    });
    expect(text).toBe(`module fourplane.dev/cluster/k8s-io-kubernetes

go 1.26.0

godebug default=go1.26

require k8s.io/kubernetes v1.36.3

replace k8s.io/api => k8s.io/api v0.36.3
replace k8s.io/client-go => k8s.io/client-go v0.36.3
`);
  });

  it('says which version is missing when folders have none', () => {
    expect(() =>
      wrapperGoMod({
        module: 'k8s.io/kubernetes',
        version: 'v1.36.3',
        goMod: kubernetes,
      }),
    ).toThrow(/k8s\.io\/api from its own folder .* siblingVersion/);
  });

  it('drops folders whose version go.mod names, or that only forbid a use', () => {
    const text = wrapperGoMod({
      module: 'go.etcd.io/etcd/server/v3',
      version: 'v3.6.16',
      goMod: `module go.etcd.io/etcd/server/v3
go 1.26.0
toolchain go1.26.10
require go.etcd.io/etcd/api/v3 v3.6.16
replace (
	go.etcd.io/etcd => ./FORBIDDEN_DEPENDENCY
	go.etcd.io/etcd/api/v3 => ../api
)`,
    });
    expect(text).not.toMatch(/replace|toolchain/);
    expect(text).toContain('require go.etcd.io/etcd/server/v3 v3.6.16');
  });

  it('keeps replacements by another published module', () => {
    const text = wrapperGoMod({
      module: 'example.org/argo/v3',
      version: 'v3.7.0',
      goMod: `module example.org/argo/v3
go 1.24.0
require example.org/tables v0.1.0
replace example.org/tables => example.org/tables v0.0.5
replace example.org/x v1.0.0 => example.org/y v1.1.0`,
    });
    expect(text).toContain(
      'replace example.org/tables => example.org/tables v0.0.5',
    );
    expect(text).toContain(
      'replace example.org/x v1.0.0 => example.org/y v1.1.0',
    );
  });
});
