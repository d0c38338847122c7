// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

// Backstage's jest configuration looks for tests below src/ only, and this package's folders stand beside each other.

const swc = require.resolve('@backstage/cli/config/jestSwcTransform.js');
const syntax = parser => ({ jsc: { parser } });

module.exports = {
  displayName: '@fourplane/test',
  id: 'fourplane-test',
  rootDir: __dirname,
  testEnvironment: require.resolve('jest-environment-node'),
  testMatch: ['**/*.test.ts'],
  // what only the real control plane can pass, or only the sandbox, runs against that alone (testTarget.ts)
  testPathIgnorePatterns: [
    '/node_modules/',
    process.env.FOURPLANE_TEST_TARGET === 'cluster'
      ? '\\.sandbox\\.test\\.ts$'
      : '\\.cluster\\.test\\.ts$',
  ],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '\\.(js|cjs|mjs)$': [swc, syntax({ syntax: 'ecmascript' })],
    '\\.ts$': [swc, syntax({ syntax: 'typescript' })],
  },
  // those that come as ECMAScript modules only
  transformIgnorePatterns: ['/node_modules/(?!@marcbachmann/)'],
};
