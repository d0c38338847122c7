// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

// The house's lint rules: imports point one way (docs/architecture.md). Used by every package's .eslintrc.js.

const path = require('node:path');
const factory = require('@backstage/cli/config/eslint-factory');

const root = path.resolve(__dirname, '../..');
const node = 'plugins/fourplane-node/src';

// What of the wire is about objects and nothing else.
const pureParts = [
  './KubeObject.ts',
  './hideCredentials.ts',
  './isCredentialName.ts',
];

// In `target`, imports of `from` are refused.
const zones = [
  ...['kube', 'cache', 'planes'].map(room => ({
    target: `${node}/dialects`,
    from: `${node}/${room}`,
    except: room === 'kube' ? pureParts : [],
    message:
      'Dialects are pure: they know objects, not where objects come from.',
  })),
  ...['dialects', 'controlPlane', 'intents', 'planes', 'authorize'].map(
    room => ({
      target: `${node}/kube`,
      from: `${node}/${room}`,
      message: 'The wire knows nothing above it.',
    }),
  ),
  ...['controlPlane', 'intents', 'planes', 'authorize'].map(room => ({
    target: `${node}/cache`,
    from: `${node}/${room}`,
    message: 'The cache knows the wire and what a dialect wants watched.',
  })),
  ...['controlPlane', 'authorize'].map(room => ({
    target: `${node}/planes`,
    from: `${node}/${room}`,
    // The port's types, and what calls listeners.
    except:
      room === 'controlPlane' ? ['./ControlPlane.ts', './Listeners.ts'] : [],
    message: 'A control plane makes its planes, and tells them what they need.',
  })),
].map(zone => ({
  ...zone,
  target: path.join(root, zone.target),
  from: path.join(root, zone.from),
}));

// Plugins meet through -node and -common packages, never through another backend.
const foreignBackends = ['@*/*-backend', '@*/*-backend-module-*'];

/** ESLint configuration of the package in `dir`. */
module.exports = function houseRules(dir) {
  const isPublished = path.dirname(dir) === path.join(root, 'plugins');
  return factory(dir, {
    rules: {
      '@backstage/no-mixed-plugin-imports': 'error',
      'import/no-restricted-paths': ['error', { zones }],
      'max-lines': ['warn', { max: 300, skipBlankLines: true }],
      'max-lines-per-function': [
        'warn',
        { max: 80, skipBlankLines: true, skipComments: true },
      ],
    },
    restrictedImportPatterns: isPublished ? foreignBackends : [],
    restrictedSrcImports: isPublished
      ? [
          {
            name: '@fourplane/sandbox',
            message: 'The sandbox is for tests; no plugin imports it.',
          },
        ]
      : [],
    overrides: [
      {
        // They begin at the door.
        files: ['**/*.wire.test.ts'],
        rules: { 'import/no-restricted-paths': 'off' },
      },
      {
        files: ['**/*.test.ts', '**/*.test.tsx', '**/*Suite.ts'],
        rules: {
          'max-lines': 'off',
          'max-lines-per-function': 'off',
        },
      },
    ],
  });
};
