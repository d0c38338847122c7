// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { Agent, request } from 'undici';
import type { KubeObject, ServerAddress } from '../client';
import { addressFromKubeconfig, SandboxClient } from '../client';

/** A kind as somebody may write it: `component`, `components`, `comp`. */
export interface NamedKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
}

interface ApiResource {
  name: string;
  singularName: string;
  kind: string;
  namespaced: boolean;
  shortNames?: string[];
}

/** A sandbox that runs in another process, met through its kubeconfig. */
export class RunningSandbox {
  readonly client: SandboxClient;
  readonly #address: ServerAddress;
  readonly #dispatcher: Agent;

  private constructor(address: ServerAddress) {
    this.#address = address;
    this.client = SandboxClient.create(address);
    this.#dispatcher = new Agent({ connect: { ca: address.caPem } });
  }

  /** Throws, saying how to mend it, when no sandbox has written the file. */
  static fromKubeconfigFile(path: string): RunningSandbox {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      throw new Error(
        `no sandbox is running here: ${path} does not exist; start one with "npm run sandbox" or name its file with --kubeconfig`,
        { cause: error },
      );
    }
    return new RunningSandbox(addressFromKubeconfig(text));
  }

  /**
   * Finds a kind by its kind, plural, singular or short name, in any letter case. Where several groups serve one, the
   * group may follow: `deployments.core.choreo.dev`.
   */
  async kindNamed(name: string): Promise<NamedKind> {
    const [wanted, ...suffix] = name.toLowerCase().split('.');
    const wantedGroup = suffix.join('.');
    const groups = (await this.#call('GET', '/apis')) as {
      groups: { preferredVersion: { groupVersion: string } }[];
    };
    const versions = [
      'v1',
      ...groups.groups.map(group => group.preferredVersion.groupVersion),
    ].filter(version => !wantedGroup || version.startsWith(`${wantedGroup}/`));
    for (const version of versions) {
      const path = version === 'v1' ? '/api/v1' : `/apis/${version}`;
      const list = (await this.#call('GET', path)) as {
        resources: ApiResource[];
      };
      const found = list.resources.find(
        each =>
          !each.name.includes('/') &&
          [
            each.name,
            each.singularName,
            each.kind.toLowerCase(),
            ...(each.shortNames ?? []),
          ].includes(wanted),
      );
      if (found) {
        return {
          apiVersion: version,
          kind: found.kind,
          plural: found.name,
          namespaced: found.namespaced,
        };
      }
    }
    throw new Error(`the sandbox serves no kind called "${name}"`);
  }

  /** Breaks something; resolves to a line saying what. */
  async break(fault: object): Promise<string> {
    const answer = (await this.#call('POST', '/sandbox/faults', fault)) as {
      message: string;
    };
    return answer.message;
  }

  async close(): Promise<void> {
    await this.client.close();
    await this.#dispatcher.close();
  }

  async #call(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ): Promise<unknown> {
    const { url, token } = this.#address;
    try {
      const response = await request(`${url}${path}`, {
        method,
        dispatcher: this.#dispatcher,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
        body: body ? JSON.stringify(body) : undefined,
      });
      const answer = (await response.body.json()) as { message?: string };
      if (response.statusCode >= 400) {
        throw new Error(
          answer.message ?? `${method} ${path}: ${response.statusCode}`,
        );
      }
      return answer;
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === 'ECONNREFUSED' || code === 'UND_ERR_SOCKET') {
        throw new Error(
          `the sandbox at ${url} does not answer; start it with "npm run sandbox"`,
          { cause: error },
        );
      }
      throw error;
    }
  }
}

/** One line about the health of an object, from its conditions or phase. */
export function statusLine(object: KubeObject): string {
  const status = (object.status ?? {}) as {
    phase?: string;
    conditions?: { type: string; status: string; reason?: string }[];
  };
  const ready =
    status.conditions?.find(each => each.type === 'Ready') ??
    status.conditions?.find(each => each.status !== 'True') ??
    status.conditions?.[0];
  return ready
    ? `${ready.type}=${ready.status}${ready.reason ? ` (${ready.reason})` : ''}`
    : status.phase ?? '';
}
