// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { exitStatus } from '../ClusterError';
import { causeLine, goFailure, isRefusal } from './goFailure';

const doing = 'building x';

describe('goFailure', () => {
  it.each([
    [
      'a full disk',
      'go: downloading a v1\ngo: writing stat cache: write /home/dev/go/x: no space left on device',
      /^The disk is full: building x stopped/,
      exitStatus.notBuilt,
    ],
    [
      'a Go that is too old',
      'go: github.com/a/b@v1.2.3 requires go >= 1.26.3 (running go 1.24.1; GOTOOLCHAIN=local)',
      /^Go is too old: building x needs Go 1\.26\.3/,
      exitStatus.noGo,
    ],
    [
      'a broken connection',
      'go: a@v1: Get "https://proxy.example/a/@v/v1.zip": dial tcp 127.0.0.1:9: connect: connection refused',
      /^The connection failed while building x: go: a@v1/,
      exitStatus.notBuilt,
    ],
    [
      'a download that was changed',
      'verifying a@v1: checksum mismatch\n\tdownloaded: h1:a\n\tgo.sum: h1:b\n\nSECURITY ERROR',
      /is not what was published/,
      exitStatus.failed,
    ],
    [
      'a refusal',
      'go: a@v1: reading https://proxy.example/a/@v/v1.mod: 403 Forbidden\n\tserver response: This module version is not available.',
      /^The module proxy does not serve what building x needs: go: a@v1: reading .*403 Forbidden$/,
      exitStatus.notBuilt,
    ],
    [
      'want of memory',
      'k8s.io/api: /usr/local/go/compile: signal: killed',
      /want of memory/,
      exitStatus.notBuilt,
    ],
  ])(
    'tells %s in one line, with how to mend it',
    (_name, output, what, status) => {
      const failure = goFailure(doing, output);
      expect(failure.message).toMatch(what);
      expect(failure.message).not.toContain('\n');
      expect(failure.mend).toBeTruthy();
      expect(failure.exitStatus).toBe(status);
    },
  );

  it("shows Go's last lines where the cause is unknown", () => {
    const failure = goFailure(doing, '# a/b\nb.go:1:2: undefined: c');
    expect(failure.message).toBe(
      "building x failed. Go's last lines:\n    # a/b\n    b.go:1:2: undefined: c",
    );
  });
});

it('takes only a final answer for a refusal', () => {
  expect(isRefusal('410 Gone')).toBe(true);
  expect(isRefusal('module lookup disabled by GOPROXY=off')).toBe(true);
  expect(isRefusal('unknown revision v9.9.9')).toBe(true);
  expect(isRefusal('502 Bad Gateway')).toBe(false);
  expect(isRefusal('i/o timeout')).toBe(false);
});

it('finds the cause among progress lines', () => {
  expect(
    causeLine('a@v1: reading a.info: 403 Forbidden\n\tserver response: no'),
  ).toBe('a@v1: reading a.info: 403 Forbidden');
  expect(causeLine('go: downloading a v1\n')).toBe('it printed nothing');
  expect(causeLine('go: x: wrong\ngo: downloading a v1')).toBe('go: x: wrong');
});
