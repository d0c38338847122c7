// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, JsonObject } from '../json';

const MOST = 5_000;

/**
 * Objects within documents, one for all that are alike: most of a line's document says whose line it is, the same for
 * every line of a container.
 */
export class SharedObjects {
  static create(): SharedObjects {
    return new SharedObjects();
  }

  private readonly objects = new Map<string, JsonObject>();

  private constructor() {}

  /** The document with shared objects in place of its own. */
  share(document: JsonObject): JsonObject {
    return Object.fromEntries(
      Object.entries(document).map(([key, value]) => [
        key,
        isJsonObject(value) ? this.shared(value) : value,
      ]),
    );
  }

  private shared(value: JsonObject): JsonObject {
    const text = JSON.stringify(value);
    const known = this.objects.get(text);
    if (known) return known;
    // those of pods that are long gone go with the rest
    if (this.objects.size >= MOST) this.objects.clear();
    this.objects.set(text, value);
    return value;
  }
}
