// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

// Run from a folder whose node_modules holds the packed plugins: starts a backend from them and asks it a question.
// Ends with 0 when the backend starts although its control plane cannot be reached, and says so in its answer.

const {
  startTestBackend,
  mockServices,
  mockCredentials,
} = require('@backstage/backend-test-utils');

// Nothing listens on the discard port.
const UNREACHABLE = 'https://127.0.0.1:9';

async function main() {
  const backend = await startTestBackend({
    features: [
      import('@backstage/plugin-catalog-backend'),
      import('@fourplane/plugin-fourplane-backend'),
      import('@fourplane/plugin-catalog-backend-module-fourplane'),
      import('@backstage/plugin-scaffolder-backend'),
      import('@fourplane/plugin-scaffolder-backend-module-fourplane'),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          fourplane: {
            controlPlanes: [
              { name: 'default', server: UNREACHABLE, token: 'none' },
            ],
            catalog: { defaultOwner: 'group:default/platform' },
          },
        },
      }),
    ],
  });
  try {
    const { port } = backend.server.address();
    const response = await fetch(
      `http://localhost:${port}/api/fourplane/control-planes`,
      {
        headers: { authorization: mockCredentials.user.header() },
      },
    );
    const body = await response.text();
    if (response.status !== 200) {
      throw new Error(
        `GET /control-planes answered ${response.status}: ${body}`,
      );
    }
    const [plane] = JSON.parse(body).data;
    if (plane?.status.name !== 'default' || plane.status.state === 'synced') {
      throw new Error(`unexpected control plane: ${body}`);
    }
    process.stdout.write(`answered: ${plane.status.state}\n`);
  } finally {
    await backend.stop();
  }
}

main().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
