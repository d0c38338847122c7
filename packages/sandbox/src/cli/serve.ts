// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Sandbox, SandboxOptions } from '../Sandbox';
import { startSandbox } from '../Sandbox';
import { generations, wantedGenerations } from '../generations';
import { accessFile, removeAccess, writeAccess } from './standInAccess';

/** What the command line gives for a sandbox in the foreground. */
export interface ServeOptions extends SandboxOptions {
  readonly kubeconfigFile: string;
}

function advice(
  sandbox: Sandbox,
  { kubeconfigFile: file, generation }: ServeOptions,
): string[] {
  const [newest] = wantedGenerations(generation).reverse();
  const { group } = generations[newest];
  const shorter = relative(process.cwd(), file);
  const path = shorter.startsWith('..') ? file : shorter;
  return [
    '',
    `The sandbox answers at ${sandbox.url}`,
    `Its kubeconfig is ${path}`,
    ...(sandbox.openSearch
      ? [
          `Logs are kept in a stand-in for OpenSearch at ${
            sandbox.openSearch.url
          }; ${accessFile(path, 'opensearch')} says how it is asked`,
        ]
      : []),
    ...(sandbox.prometheus
      ? [
          `Pods are measured by a stand-in for Prometheus at ${
            sandbox.prometheus.url
          }; ${accessFile(path, 'prometheus')} says how it is asked`,
        ]
      : []),
    '',
    'Try, in another terminal:',
    '  npm run sandbox -- get components',
    '  npm run sandbox -- apply -f my-component.yaml',
    `  npm run sandbox -- edit project NAME -n NAMESPACE --set metadata.annotations.${group}/display-name=Title`,
    '  npm run sandbox -- break pod COMPONENT -n NAMESPACE --for 60',
    '  npm run sandbox -- break watches',
    ...(sandbox.openSearch
      ? ['  npm run sandbox -- break opensearch red --seconds 30']
      : []),
    ...(sandbox.prometheus
      ? ['  npm run sandbox -- break prometheus slow --seconds 30']
      : []),
    `  KUBECONFIG=${path} kubectl get components -A -w`,
    '',
    'Ctrl-C stops it.',
  ];
}

function tellOfStandIns(kubeconfigFile: string, sandbox: Sandbox): void {
  const { openSearch, prometheus } = sandbox;
  for (const [name, standIn] of [
    ['opensearch', openSearch],
    ['prometheus', prometheus],
  ] as const) {
    if (standIn) {
      const { url, username, password, caPem } = standIn;
      const caData = Buffer.from(caPem).toString('base64');
      writeAccess(kubeconfigFile, name, { url, username, password, caData });
    }
  }
}

function startFailure(error: unknown, options: ServeOptions): Error {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE') {
    return new Error(
      `port ${options.port} is taken by another program; stop that, or choose a port with --port`,
      { cause: error },
    );
  }
  if (code === 'EACCES') {
    return new Error(
      `port ${options.port} may not be used by this user; choose a port above 1023 with --port`,
      { cause: error },
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}

/** Runs a sandbox until the signal aborts; its kubeconfig file lives as long as it does. */
export async function serve(
  options: ServeOptions,
  signal: AbortSignal,
  print: (line: string) => void,
): Promise<void> {
  const { kubeconfigFile } = options;
  let sandbox: Sandbox;
  try {
    sandbox = await startSandbox({ logger: print, ...options });
  } catch (error) {
    throw startFailure(error, options);
  }
  try {
    mkdirSync(dirname(kubeconfigFile), { recursive: true });
    rmSync(kubeconfigFile, { force: true });
    removeAccess(kubeconfigFile);
    tellOfStandIns(kubeconfigFile, sandbox);
    writeFileSync(kubeconfigFile, sandbox.kubeconfig, { mode: 0o600 });
    advice(sandbox, options).forEach(print);
    if (!signal.aborted) {
      await new Promise<void>(resolve => {
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  } finally {
    rmSync(kubeconfigFile, { force: true });
    removeAccess(kubeconfigFile);
    await sandbox.stop();
  }
  print('The sandbox has stopped.');
}
