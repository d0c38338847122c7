// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { KubeConnection, KubeCredentials } from './KubeConnection';
import { KubeError } from './KubeError';

const SERVICE_ACCOUNT_DIRECTORY =
  '/var/run/secrets/kubernetes.io/serviceaccount';

/** An address with what is needed to trust it and be trusted. Token and CA in at most one form each. */
export interface ServerOptions {
  readonly server: string;
  readonly token?: string;
  /** Read before every request: Kubernetes rotates it. */
  readonly tokenFile?: string;
  /** PEM text, or PEM in base64. */
  readonly caData?: string;
  readonly caFile?: string;
  readonly skipTLSVerify?: boolean;
  /** The client's certificate and its key, each as PEM text or PEM in base64. */
  readonly certData?: string;
  readonly keyData?: string;
  /** Which addresses the server's name may stand for; all where absent. */
  readonly mayDial?: KubeConnection['mayDial'];
}

/** A server given by address, token and CA. */
export class ServerConnection implements KubeConnection {
  readonly server: string;
  readonly mayDial?: KubeConnection['mayDial'];

  static create(options: ServerOptions): ServerConnection {
    return new ServerConnection(options);
  }

  /** The cluster the portal itself runs in, as its service account. */
  static inCluster(options: {
    env: Readonly<Record<string, string | undefined>>;
    directory?: string;
  }): ServerConnection {
    const { env, directory = SERVICE_ACCOUNT_DIRECTORY } = options;
    const host = env.KUBERNETES_SERVICE_HOST;
    const port = env.KUBERNETES_SERVICE_PORT;
    if (!host || !port) {
      throw new KubeError({
        failure: 'configuration',
        problem: {
          what: 'Cannot connect in-cluster: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set',
          where: 'inCluster',
          mend: 'Use "kubeconfig" or "server" where the portal does not run in a pod',
        },
      });
    }
    return new ServerConnection({
      server: `https://${host.includes(':') ? `[${host}]` : host}:${port}`,
      tokenFile: `${directory}/token`,
      caFile: `${directory}/ca.crt`,
    });
  }

  private constructor(private readonly options: ServerOptions) {
    this.server = options.server.replace(/\/+$/, '');
    this.mayDial = options.mayDial;
  }

  async credentials(): Promise<KubeCredentials> {
    const { token, tokenFile, caData, caFile, skipTLSVerify } = this.options;
    const { certData, keyData } = this.options;
    const bearer = tokenFile ? await readText('tokenFile', tokenFile) : token;
    const ca = caFile ? await readText('caFile', caFile) : caData;
    return {
      headers: bearer ? { authorization: `Bearer ${bearer.trim()}` } : {},
      tls: {
        ...(ca ? { ca: certificateOf(ca, caFile ?? 'caData') } : {}),
        ...(certData ? { cert: pemOf(certData) } : {}),
        ...(keyData ? { key: pemOf(keyData) } : {}),
        ...(skipTLSVerify ? { rejectUnauthorized: false } : {}),
      },
    };
  }

  /** Nothing is remembered: files are read for every request. */
  forget(): void {}
}

async function readText(key: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new KubeError({
      failure: 'configuration',
      cause,
      problem: {
        what: `Cannot read the ${key} ${path}`,
        where: key,
        mend: 'Check that the file exists and that the portal may read it',
      },
    });
  }
}

function pemOf(text: string): string {
  return text.includes('-----BEGIN')
    ? text
    : Buffer.from(text, 'base64').toString('utf8');
}

function certificateOf(text: string, where: string): string {
  const pem = pemOf(text);
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) {
    throw new KubeError({
      failure: 'configuration',
      problem: {
        what: 'The certificate authority is not a PEM certificate',
        where,
        mend: 'Give caData as base64 of a PEM file, as in a kubeconfig, or caFile as a path to one',
      },
    });
  }
  return pem;
}
