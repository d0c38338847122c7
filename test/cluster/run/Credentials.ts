// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { stringify } from 'yaml';

export interface KeyPair {
  readonly certPem: string;
  readonly keyPem: string;
}

/** Who speaks to the API server; the audit log shows each under this name. */
export const users = {
  admin: ['system:masters'],
  viewer: ['fourplane:viewers'],
  none: ['fourplane:nobody'],
  'kube-controller-manager': ['system:masters'],
  openchoreo: ['system:masters'],
  argo: ['system:masters'],
  'cluster-gateway': ['system:masters'],
} as const;

export type UserName = keyof typeof users;

/** All secrets of one cluster, made anew for each start; the files are readable by their owner only. */
export class Credentials {
  static async create(folder: string): Promise<Credentials> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const authority = await certificate({ commonName: 'fourplane-cluster' });
    const serving = await certificate({
      commonName: 'kube-apiserver',
      signedBy: authority,
    });
    const plane = await certificate({
      commonName: 'openchoreo-plane',
      organization: 'system:masters',
      signedBy: authority,
    });
    const credentials = new Credentials(folder, authority, plane);
    credentials.write(serving);
    return credentials;
  }

  private readonly tokens = new Map<string, string>();

  private constructor(
    private readonly folder: string,
    private readonly authority: KeyPair,
    /** A client certificate, for what knows no tokens: a v0.3 plane says one in its spec. */
    readonly plane: KeyPair,
  ) {
    for (const name of Object.keys(users)) {
      this.tokens.set(name, randomBytes(24).toString('base64url'));
    }
  }

  get caPem(): string {
    return this.authority.certPem;
  }

  get caFile(): string {
    return this.file('ca.crt');
  }

  token(user: UserName): string {
    const token = this.tokens.get(user);
    if (!token) {
      throw new Error(`there is no token for ${user}`);
    }
    return token;
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  /** The text of a kubeconfig; writes nothing. */
  kubeconfig(server: string, user: UserName): string {
    const name = 'fourplane-cluster';
    return stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name,
          cluster: { server, 'certificate-authority-data': base64(this.caPem) },
        },
      ],
      users: [{ name: user, user: { token: this.token(user) } }],
      contexts: [{ name, context: { cluster: name, user } }],
      'current-context': name,
    });
  }

  /** Writes a user's kubeconfig beside the other secrets and returns its path. */
  writeKubeconfig(server: string, user: UserName): string {
    const path = this.file(`${user}.kubeconfig`);
    writeSecret(path, this.kubeconfig(server, user));
    return path;
  }

  private write(serving: KeyPair): void {
    const serviceAccounts = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    const tokens = Object.entries(users).map(
      ([name, groups]) =>
        `${this.tokens.get(name)},${name},${name},"${groups.join(',')}"`,
    );
    const files = {
      'ca.crt': this.caPem,
      'serving.crt': serving.certPem,
      'serving.key': serving.keyPem,
      'service-accounts.pub': serviceAccounts.publicKey,
      'service-accounts.key': serviceAccounts.privateKey,
      'tokens.csv': `${tokens.join('\n')}\n`,
    };
    for (const [name, text] of Object.entries(files)) {
      writeSecret(this.file(name), text);
    }
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function writeSecret(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 });
}

async function certificate(options: {
  commonName: string;
  organization?: string;
  signedBy?: KeyPair;
}): Promise<KeyPair> {
  const { commonName, organization, signedBy } = options;
  const isAuthority = signedBy === undefined;
  const made = await generate(
    [
      ...(organization
        ? [{ name: 'organizationName', value: organization }]
        : []),
      { name: 'commonName', value: commonName },
    ],
    {
      keyType: 'ec',
      algorithm: 'sha256',
      // the server's clock is this machine's; a minute covers rounding
      notBeforeDate: new Date(Date.now() - 60_000),
      ca: signedBy && { cert: signedBy.certPem, key: signedBy.keyPem },
      extensions: [
        { name: 'basicConstraints', cA: isAuthority, critical: true },
        isAuthority
          ? {
              name: 'keyUsage',
              keyCertSign: true,
              cRLSign: true,
              critical: true,
            }
          : { name: 'keyUsage', digitalSignature: true, critical: true },
        ...(isAuthority
          ? []
          : [
              {
                name: 'extKeyUsage',
                serverAuth: true,
                clientAuth: true,
              } as const,
            ]),
        {
          name: 'subjectAltName',
          altNames: [
            { type: 2, value: 'localhost' },
            { type: 7, ip: '127.0.0.1' },
          ],
        },
      ],
    },
  );
  return { certPem: made.cert, keyPem: made.private };
}
