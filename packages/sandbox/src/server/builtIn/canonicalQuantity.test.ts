// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { canonicalQuantity } from './canonicalQuantity';

describe('a quantity', () => {
  // what kube-apiserver 1.36 answers to these
  it.each([
    ['1', '1'],
    ['0.5', '500m'],
    ['1000m', '1'],
    ['1500m', '1500m'],
    ['0', '0'],
    ['0m', '0'],
    ['1024Mi', '1Gi'],
    ['1536Mi', '1536Mi'],
    ['1.5Gi', '1536Mi'],
    ['512', '512'],
    ['1000', '1k'],
    ['1e3', '1e3'],
    ['100M', '100M'],
    ['1000k', '1M'],
    ['.5', '500m'],
    ['-1', '-1'],
    ['1e-3', '1e-3'],
    ['0.0001', '1m'],
    ['123456789n', '124m'],
    ['1.0001Gi', '1073849198183m'],
    ['0.5Mi', '512Ki'],
  ])('%s is written as %s', (text, written) => {
    expect(canonicalQuantity(text)).toBe(written);
  });

  it.each(['', 'x', '1x', '1 Gi', '1Gi1', '--1'])('%j is none', text => {
    expect(canonicalQuantity(text)).toBeUndefined();
  });
});
