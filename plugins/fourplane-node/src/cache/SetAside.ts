// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../kube/KubeObject';

const UNNAMED = 'an object without a name';

/** Objects of one kind that could not be taken, with the reason, until they can be or are gone. */
export class SetAside {
  private readonly reasons = new Map<string, string>();
  private listed: Set<string> | undefined;

  static create(): SetAside {
    return new SetAside();
  }

  private constructor() {}

  /** A complete list begins: whatever it does not set aside again is forgotten by {@link SetAside.finish}. */
  begin(): void {
    this.listed = new Set();
  }

  finish(): void {
    for (const key of this.reasons.keys()) {
      if (!this.listed?.has(key)) {
        this.reasons.delete(key);
      }
    }
    this.listed = undefined;
  }

  add(object: KubeObject, reason: string): void {
    const key = nameOf(object);
    this.reasons.set(key, reason);
    this.listed?.add(key);
  }

  clear(object: KubeObject): void {
    if (this.reasons.size > 0) {
      this.reasons.delete(nameOf(object));
    }
  }

  lines(): readonly string[] {
    return [...this.reasons].map(([key, reason]) => `${key}: ${reason}`);
  }
}

function nameOf(object: KubeObject): string {
  const { namespace, name } = object.metadata ?? {};
  if (!name) {
    return UNNAMED;
  }
  return namespace ? `${namespace}/${name}` : name;
}
