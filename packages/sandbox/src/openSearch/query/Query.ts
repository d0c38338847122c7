// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { StoredDocument } from '../store/StoredDocument';
import { StoredIndex } from '../store/StoredIndex';

/** Whether a query finds a document. */
export type Matcher = (document: StoredDocument) => boolean;

/** A query; what it comes to in an index depends on that index's mapping. */
export type Query = (index: StoredIndex) => Matcher;

/** What queries are read with. */
export interface QueryContext {
  /** Milliseconds since 1970. */
  readonly now: number;
}

export const always: Matcher = () => true;
export const never: Matcher = () => false;
