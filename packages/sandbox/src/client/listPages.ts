// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeConnection } from './KubeConnection';
import { KubeObject } from './KubeObject';

export interface ListSelection {
  /** Absent: all namespaces. */
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
}

/** The whole of a paged list, and where a watch continues from. */
export interface ListResult {
  items: KubeObject[];
  resourceVersion: string;
}

interface ListBody {
  metadata?: { resourceVersion?: string; continue?: string };
  items?: object[];
}

const pageSize = 500;

interface Listed {
  apiVersion: string;
  kind: string;
  path: string;
}

/** Reads a list page by page until there is no more. */
export async function listPages(
  connection: KubeConnection,
  { apiVersion, kind, path }: Listed,
  { labelSelector, fieldSelector }: ListSelection,
  signal?: AbortSignal,
): Promise<ListResult> {
  const items: KubeObject[] = [];
  let next: string | undefined;
  let resourceVersion = '';
  do {
    const body = (await connection.json({
      method: 'GET',
      path,
      query: {
        limit: pageSize,
        continue: next,
        labelSelector,
        fieldSelector,
      },
      signal,
    })) as ListBody;
    // items of a list leave out what the list itself says
    for (const item of body.items ?? []) {
      items.push({ apiVersion, kind, ...item } as KubeObject);
    }
    resourceVersion = body.metadata?.resourceVersion ?? '';
    next = body.metadata?.continue || undefined;
  } while (next);
  return { items, resourceVersion };
}
