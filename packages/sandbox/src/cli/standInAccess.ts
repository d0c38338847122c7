// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** What stands in for something outside of Kubernetes. */
export type StandInName = 'opensearch' | 'prometheus';

/** How a running sandbox's stand-in is asked; goes below its name in `fourplane.observability`. */
export interface StandInAccess {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Base64 of the CA's PEM text. */
  readonly caData: string;
}

const names: readonly StandInName[] = ['opensearch', 'prometheus'];
const fields = ['url', 'username', 'password', 'caData'] as const;

/** Where that is written: beside the kubeconfig, called after it, so that two sandboxes may share a folder. */
export function accessFile(kubeconfigFile: string, name: StandInName): string {
  return `${kubeconfigFile}.${name}.json`;
}

/** Readable by its owner alone. */
export function writeAccess(
  kubeconfigFile: string,
  name: StandInName,
  access: StandInAccess,
): void {
  const text = `${JSON.stringify(access, null, 2)}\n`;
  writeFileSync(accessFile(kubeconfigFile, name), text, { mode: 0o600 });
}

/** Undefined where the sandbox of that kubeconfig has none. Throws, naming the file, where it says something else. */
export function readAccess(
  kubeconfigFile: string,
  name: StandInName,
): StandInAccess | undefined {
  const path = accessFile(kubeconfigFile, name);
  if (!existsSync(path)) return undefined;
  const given: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isAccess(given)) {
    throw new Error(
      `${path} does not say ${fields.join(', ')}; start the sandbox again`,
    );
  }
  return given;
}

/** Of all stand-ins. */
export function removeAccess(kubeconfigFile: string): void {
  for (const name of names) {
    rmSync(accessFile(kubeconfigFile, name), { force: true });
  }
}

function isAccess(given: unknown): given is StandInAccess {
  return (
    typeof given === 'object' &&
    given !== null &&
    fields.every(field => typeof Reflect.get(given, field) === 'string')
  );
}
