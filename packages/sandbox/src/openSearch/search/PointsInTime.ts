// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import { OpenSearchError } from '../OpenSearchError';
import { SearchedIndex } from './Search';

/** Views of indices as they were, until somebody closes them. */
export class PointsInTime {
  static create(): PointsInTime {
    return new PointsInTime();
  }

  private readonly open = new Map<string, readonly SearchedIndex[]>();

  private constructor() {}

  get size(): number {
    return this.open.size;
  }

  create(indices: readonly SearchedIndex[]): string {
    const id = randomBytes(48).toString('base64url');
    this.open.set(id, indices);
    return id;
  }

  find(id: string): readonly SearchedIndex[] {
    const found = this.open.get(id);
    if (!found) {
      throw new OpenSearchError({
        status: 404,
        type: 'search_context_missing_exception',
        reason: 'No search context found for id [1]',
        inShards: { index: '_na_' },
      });
    }
    return found;
  }

  /** Whether it was open. */
  delete(id: string): boolean {
    return this.open.delete(id);
  }

  deleteAll(): string[] {
    const ids = [...this.open.keys()];
    this.open.clear();
    return ids;
  }
}
