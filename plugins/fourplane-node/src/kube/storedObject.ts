// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeApi } from './KubeApi';
import { KubeError } from './KubeError';
import { KubeObject } from './KubeObject';

type Get = Parameters<KubeApi['get']>;

/** What the cluster has at an address; `undefined` where there is nothing. Rejects as {@link KubeApi.get} does otherwise. */
export async function storedObject(
  api: Pick<KubeApi, 'get'>,
  address: {
    readonly resource: Get[0];
    readonly namespace?: Get[1];
    readonly name: Get[2];
  },
  options: { readonly signal?: AbortSignal } = {},
): Promise<KubeObject | undefined> {
  const { resource, namespace, name } = address;
  try {
    return await api.get(resource, namespace, name, options);
  } catch (error) {
    if (error instanceof KubeError && error.failure === 'notFound') {
      return undefined;
    }
    throw error;
  }
}
