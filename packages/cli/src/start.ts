// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { relative, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Progress } from './Progress';
import { SetupError, runScript } from './SetupError';
import { DemoPortal, sandboxProgram, startDemoPortal } from './demoPortal';
import { requireFree } from './ports';
import { repoRoot } from './repoRoot';

const USAGE =
  'npm start [-- --port 3000 --backend-port 7007 --sandbox-port 16443 --generation v1.2|v0.3|v0.2]';

const NEWEST = 'v1.2';

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        // The sandbox knows which there are, and which go together.
        generation: { type: 'string', multiple: true, default: [NEWEST] },
        port: { type: 'string', default: '3000' },
        'backend-port': { type: 'string', default: '7007' },
        'sandbox-port': { type: 'string', default: '16443' },
      },
    });
    const [app, backend, sandbox] = [
      values.port,
      values['backend-port'],
      values['sandbox-port'],
    ].map(text => {
      const port = Number(text);
      if (!Number.isInteger(port) || port < 1 || port > 65535) {
        throw new SetupError(`"${text}" is not a port.`, USAGE);
      }
      return port;
    });
    return { app, backend, sandbox, generations: values.generation };
  } catch (error) {
    if (error instanceof SetupError) {
      throw error;
    }
    throw new SetupError((error as Error).message, USAGE);
  }
}

const TO_TRY = `
Things to try in a second terminal, without kubectl:
  npm run sandbox -- get components -n acme
  npm run sandbox -- edit component cart-api -n acme --set metadata.annotations.openchoreo.dev/display-name=Basket
  npm run sandbox -- break pod web -n acme  a component crashes; its card and /openchoreo say so
  npm run sandbox -- break watches          the portal's watches drop; nothing is lost
  npm run sandbox -- break api --seconds 20 the control plane is gone; pages say so and recover
`;

function describe(
  portal: DemoPortal,
  { generations }: { generations: readonly string[] },
): string {
  const kubeconfig = relative(repoRoot, portal.kubeconfig);
  return `
The portal is ready:  ${portal.appUrl}
  Sign in as Dana (developer) or Piet (platform engineer); the page of the planes is ${
    portal.appUrl
  }/openchoreo

The sandbox's kubeconfig:  ${kubeconfig}
  kubectl --kubeconfig ${kubeconfig} get components -A
${generations.includes(NEWEST) ? TO_TRY : ''}
Logs:  ${portal.logs.map(log => relative(repoRoot, log)).join('  ')}
Ctrl-C ends everything.
`;
}

runScript(async () => {
  const wanted = readOptions();
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => interrupted.abort());
  }
  await requireFree(wanted.app, 'frontend', '--port');
  await requireFree(wanted.backend, 'backend', '--backend-port');
  await requireFree(wanted.sandbox, 'sandbox', '--sandbox-port');

  try {
    const portal = await startDemoPortal({
      appPort: wanted.app,
      backendPort: wanted.backend,
      stateDir: join(repoRoot, '.cache/sandbox'),
      controlPlane: sandboxProgram(wanted.sandbox, [
        '--seed',
        'demo',
        '--pace',
        'natural',
        ...wanted.generations.flatMap(name => ['--generation', name]),
      ]),
      progress: Progress.create(),
      signal: interrupted.signal,
    });
    process.stdout.write(describe(portal, wanted));
    const aborted = new Promise<undefined>(resolve =>
      interrupted.signal.addEventListener('abort', () => resolve(undefined), {
        once: true,
      }),
    );
    const broken = interrupted.signal.aborted
      ? undefined
      : await Promise.race([portal.broken, aborted]);
    process.stdout.write('\n· stopping\n');
    await portal.stop();
    if (broken) {
      throw new SetupError(
        `The ${broken} ended by itself.`,
        `Its log: ${portal.logs
          .map(log => relative(repoRoot, log))
          .join(' or ')}`,
      );
    }
    return 0;
  } catch (error) {
    if (interrupted.signal.aborted) {
      return 130;
    }
    throw error;
  }
});
