// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeConnection } from './KubeConnection';
import { isNotFound } from './KubeApiError';

export interface ServedKind {
  apiVersion: string;
  kind: string;
  plural: string;
  namespaced: boolean;
  hasStatus: boolean;
}

interface ResourceList {
  resources?: { name: string; kind: string; namespaced: boolean }[];
}

const basePath = (apiVersion: string) =>
  apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;

/** Which path a kind is served at, asked once per group version and again when a kind is not found. */
export class Discovery {
  private readonly versions = new Map<string, Promise<ServedKind[]>>();

  static create(connection: KubeConnection): Discovery {
    return new Discovery(connection);
  }

  private constructor(private readonly connection: KubeConnection) {}

  /** Undefined when the server does not serve the kind. */
  async find(
    apiVersion: string,
    kind: string,
  ): Promise<ServedKind | undefined> {
    const known = (await this.version(apiVersion)).find(k => k.kind === kind);
    if (known) return known;
    this.versions.delete(apiVersion);
    return (await this.version(apiVersion)).find(k => k.kind === kind);
  }

  async path(
    apiVersion: string,
    kind: string,
    namespace?: string,
    name?: string,
  ): Promise<string> {
    const served = await this.find(apiVersion, kind);
    if (!served) {
      throw new Error(
        `the API server does not serve ${kind} of ${apiVersion}; install its CustomResourceDefinition`,
      );
    }
    const scope =
      served.namespaced && namespace
        ? `/namespaces/${encodeURIComponent(namespace)}`
        : '';
    const tail = name === undefined ? '' : `/${encodeURIComponent(name)}`;
    return `${basePath(apiVersion)}${scope}/${served.plural}${tail}`;
  }

  private version(apiVersion: string): Promise<ServedKind[]> {
    const cached = this.versions.get(apiVersion);
    if (cached) return cached;
    const asked = this.ask(apiVersion).catch(error => {
      this.versions.delete(apiVersion);
      throw error;
    });
    this.versions.set(apiVersion, asked);
    return asked;
  }

  private async ask(apiVersion: string): Promise<ServedKind[]> {
    let answer: ResourceList;
    try {
      answer = (await this.connection.json({
        method: 'GET',
        path: basePath(apiVersion),
      })) as ResourceList;
    } catch (error) {
      if (isNotFound(error)) return [];
      throw error;
    }
    const resources = answer.resources ?? [];
    const withStatus = new Set(
      resources
        .filter(r => r.name.endsWith('/status'))
        .map(r => r.name.split('/')[0]),
    );
    return resources
      .filter(r => !r.name.includes('/'))
      .map(r => ({
        apiVersion,
        kind: r.kind,
        plural: r.name,
        namespaced: r.namespaced,
        hasStatus: withStatus.has(r.name),
      }));
  }
}
