// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import { JsonObject } from '../json';
import { IndexMapping } from './IndexMapping';
import { FieldValue, StoredDocument } from './StoredDocument';

interface IndexOptions {
  readonly name: string;
  readonly mappings?: JsonObject;
  readonly shards?: number;
  /** Whether there is a node that may hold it; there is as a rule. */
  readonly hasNode?: boolean;
}

/** What came of writing a document. */
export interface Written {
  readonly id: string;
  readonly result: 'created' | 'updated';
  readonly sequence: number;
}

/** One index. Documents are never changed; one of the same id takes the place of the former. */
export class StoredIndex {
  static create(options: IndexOptions): StoredIndex {
    return new StoredIndex(options);
  }

  readonly name: string;
  readonly uuid = randomBytes(16).toString('base64url');
  readonly mapping: IndexMapping;
  readonly shards: number;
  readonly hasNode: boolean;
  private documents: StoredDocument[] = [];
  private readonly byId = new Map<string, StoredDocument>();
  private readonly sequences: number[];
  private readonly within = new WeakMap<
    JsonObject,
    Map<string, readonly FieldValue[]>
  >();

  private constructor(options: IndexOptions) {
    const { name, mappings, shards = 1, hasNode = true } = options;
    this.hasNode = hasNode;
    this.name = name;
    this.mapping = IndexMapping.create(mappings);
    this.shards = shards;
    this.sequences = Array.from({ length: shards }, () => 0);
  }

  get size(): number {
    return this.byId.size;
  }

  /** As of now: what is written later is not in it. */
  snapshot(): readonly StoredDocument[] {
    return this.documents.slice();
  }

  /** In the order they were written. */
  all(): readonly StoredDocument[] {
    return this.documents;
  }

  /** What was read of an object within documents, by path. */
  valuesWithin(object: JsonObject): Map<string, readonly FieldValue[]> {
    const known = this.within.get(object) ?? new Map();
    this.within.set(object, known);
    return known;
  }

  write(
    source: JsonObject,
    id = randomBytes(15).toString('base64url'),
  ): Written {
    this.mapping.learn(source);
    const shard = shardOf(id, this.shards);
    const sequence = this.sequences[shard];
    this.sequences[shard] += 1;
    const former = this.byId.get(id);
    if (former) {
      this.documents = this.documents.filter(each => each !== former);
    }
    const document = StoredDocument.create({
      index: this,
      id,
      source,
      shard,
      sequence,
    });
    this.documents.push(document);
    this.byId.set(id, document);
    return { id, result: former ? 'updated' : 'created', sequence };
  }

  /** Forgets so many of the oldest. */
  dropOldest(count: number): void {
    for (const { id } of this.documents.splice(0, count)) this.byId.delete(id);
  }
}

function shardOf(id: string, shards: number): number {
  let hash = 0;
  for (const letter of id) {
    hash = Math.trunc(Math.imul(hash, 31) + letter.charCodeAt(0));
  }
  return Math.abs(hash) % shards;
}
