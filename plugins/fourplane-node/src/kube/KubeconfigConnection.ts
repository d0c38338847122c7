// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import { codeOf } from './explainFailure';
import { KubeConnection, KubeCredentials } from './KubeConnection';
import { KubeError } from './KubeError';

/** A server and user from a kubeconfig file; `context` defaults to the file's current one. */
export class KubeconfigConnection implements KubeConnection {
  private stale = false;

  /** Loads the Kubernetes client library, which only this kind of connection needs, on first use. */
  static async open(options: {
    path: string;
    context?: string;
  }): Promise<KubeconfigConnection> {
    const path = resolve(options.path.replace(/^~(?=$|\/)/, homedir()));
    const config = load(path, options.context);
    return new KubeconfigConnection(path, options.context, config);
  }

  private constructor(
    private readonly path: string,
    private readonly context: string | undefined,
    private config: KubeConfig,
  ) {}

  get server(): string {
    return (this.config.getCurrentCluster()?.server ?? '').replace(/\/+$/, '');
  }

  async credentials(): Promise<KubeCredentials> {
    if (this.stale) {
      this.config = load(this.path, this.context);
      this.stale = false;
    }
    const request: RequestOptions = {};
    try {
      await this.config.applyToHTTPSOptions(request);
    } catch (cause) {
      throw unusable(
        this.path,
        'the credentials of its user cannot be obtained',
        cause,
      );
    }
    const { ca, cert, key, servername, rejectUnauthorized, auth } = request;
    return {
      headers: {
        ...(auth
          ? { authorization: `Basic ${Buffer.from(auth).toString('base64')}` }
          : {}),
        ...textHeaders(request.headers),
      },
      tls: {
        ...defined('ca', text(ca)),
        ...defined('cert', text(cert)),
        ...defined('key', text(key)),
        ...defined('servername', servername),
        ...defined('rejectUnauthorized', rejectUnauthorized),
      },
    };
  }

  forget(): void {
    this.stale = true;
  }
}

/**
 * The library costs about 90 MB and half a second, so it is loaded on first use. By `require`, which Node allows for
 * ES modules, because test runners without ES module support refuse `import()`.
 */
function clientNode(): typeof import('@kubernetes/client-node') {
  return require('@kubernetes/client-node');
}

function load(path: string, context: string | undefined): KubeConfig {
  const config = new (clientNode().KubeConfig)();
  try {
    config.loadFromFile(path);
  } catch (cause) {
    throw unusable(path, whyUnreadable(cause), cause);
  }
  if (context !== undefined) {
    config.setCurrentContext(context);
  }
  const current = config.getCurrentContext();
  if (!config.getContextObject(current)) {
    const names = config.getContexts().map(({ name }) => name);
    throw unusable(
      path,
      current
        ? `it has no context "${current}" (it has: ${
            names.join(', ') || 'none'
          })`
        : 'it has no current context',
    );
  }
  if (!config.getCurrentCluster()) {
    throw unusable(path, `the cluster of context "${current}" is missing`);
  }
  if (!config.getCurrentUser()) {
    throw unusable(path, `the user of context "${current}" is missing`);
  }
  return config;
}

function whyUnreadable(cause: unknown): string {
  switch (codeOf(cause)) {
    case undefined:
      // The message of a YAML error quotes the file, which holds credentials.
      return 'it is not a valid kubeconfig';
    case 'ENOENT':
      return 'there is no such file';
    default:
      return `it cannot be read (${codeOf(cause)})`;
  }
}

function unusable(path: string, why: string, cause?: unknown): KubeError {
  return new KubeError({
    failure: 'configuration',
    cause: codeOf(cause) ? cause : undefined,
    problem: {
      what: `Cannot use the kubeconfig: ${why}`,
      where: path,
      mend: 'Check path and context with "kubectl config get-contexts"',
    },
  });
}

function textHeaders(
  headers: RequestOptions['headers'],
): Record<string, string> {
  const entries = Object.entries(headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    String(value),
  ]);
  return Object.fromEntries(entries);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' || Buffer.isBuffer(value)
    ? value.toString('utf8')
    : undefined;
}

function defined<K extends string, V>(
  key: K,
  value: V | undefined,
): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}
