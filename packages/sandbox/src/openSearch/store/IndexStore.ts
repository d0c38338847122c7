// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, JsonObject } from '../json';
import {
  illegalArgument,
  indexNotFound,
  OpenSearchError,
} from '../OpenSearchError';
import { simplePattern } from '../query/simplePattern';
import { SharedObjects } from './SharedObjects';
import { StoredIndex, Written } from './StoredIndex';

interface Template {
  readonly patterns: readonly RegExp[];
  readonly body: JsonObject;
}

/** Which indices a request is about, and what becomes of those that do not exist. */
export interface IndexTarget {
  /** `a,b-*,-b-1`, `_all` or nothing for all. */
  readonly expression: string;
  readonly ignoreUnavailable: boolean;
  readonly allowNoIndices: boolean;
}

/** All indices and templates. The oldest documents of all go when there are more than `maxDocuments`. */
export class IndexStore {
  static create(options: { maxDocuments: number }): IndexStore {
    return new IndexStore(options.maxDocuments);
  }

  private readonly indices = new Map<string, StoredIndex>();
  private readonly templates = new Map<string, Template>();
  private readonly shared = SharedObjects.create();

  private constructor(private readonly maxDocuments: number) {}

  /** By name. */
  all(): StoredIndex[] {
    return [...this.indices.values()].sort((one, other) =>
      one.name < other.name ? -1 : 1,
    );
  }

  create(name: string, body: JsonObject = {}): StoredIndex {
    if (this.indices.has(name)) {
      throw new OpenSearchError({
        status: 400,
        type: 'resource_already_exists_exception',
        reason: `index [${name}/${
          this.indices.get(name)?.uuid
        }] already exists`,
        details: { index: name },
      });
    }
    const template = [...this.templates.values()].find(({ patterns }) =>
      patterns.some(pattern => pattern.test(name)),
    );
    const merged = { ...objectIn(template?.body, 'template'), ...body };
    const settings = objectIn(merged, 'settings');
    const shards = Number(
      settings.number_of_shards ??
        objectIn(settings, 'index').number_of_shards ??
        1,
    );
    const index = StoredIndex.create({
      name,
      mappings: objectIn(merged, 'mappings'),
      shards,
      hasNode: settings['index.routing.allocation.require._name'] === undefined,
    });
    this.indices.set(name, index);
    return index;
  }

  putTemplate(name: string, body: JsonObject): void {
    const patterns = [body.index_patterns].flat().map(String);
    this.templates.set(name, { patterns: patterns.map(simplePattern), body });
  }

  /** Makes the index where there is none. */
  write(name: string, source: JsonObject, id?: string): Written {
    const index = this.indices.get(name) ?? this.create(name);
    const written = index.write(this.shared.share(source), id);
    let surplus = -this.maxDocuments;
    for (const each of this.indices.values()) surplus += each.size;
    for (const each of this.all()) {
      if (surplus <= 0) break;
      const count = Math.min(surplus, each.size);
      each.dropOldest(count);
      surplus -= count;
    }
    return written;
  }

  delete(target: IndexTarget): void {
    this.resolve(target).forEach(({ name }) => this.indices.delete(name));
  }

  /** The indices a target names, by name. */
  resolve(target: IndexTarget): StoredIndex[] {
    const { expression, ignoreUnavailable, allowNoIndices } = target;
    const chosen = new Set<StoredIndex>();
    const parts = expression === '' ? ['_all'] : expression.split(',');
    for (const part of parts) {
      const excludes = part.startsWith('-') && chosen.size > 0;
      const name = excludes ? part.slice(1) : part;
      const found = this.named(name, ignoreUnavailable);
      found.forEach(index =>
        excludes ? chosen.delete(index) : chosen.add(index),
      );
      if (found.length === 0 && !allowNoIndices && name.includes('*')) {
        throw indexNotFound(name);
      }
    }
    if (chosen.size === 0 && !allowNoIndices) throw indexNotFound(expression);
    return this.all().filter(index => chosen.has(index));
  }

  private named(name: string, ignoreUnavailable: boolean): StoredIndex[] {
    if (name === '_all' || name.includes('*')) {
      const pattern = simplePattern(name === '_all' ? '*' : name);
      return this.all().filter(index => pattern.test(index.name));
    }
    if (name.startsWith('_')) {
      throw illegalArgument(
        `Invalid index name [${name}], must not start with '_'.`,
      );
    }
    const index = this.indices.get(name);
    if (!index && !ignoreUnavailable) throw indexNotFound(name);
    return index ? [index] : [];
  }
}

function objectIn(value: JsonObject | undefined, key: string): JsonObject {
  const inner = value?.[key];
  return isJsonObject(inner) ? inner : {};
}
