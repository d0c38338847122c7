// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Values by namespace and name; without a namespace for what is cluster-scoped. A map of maps, because the keys are then
 * strings that exist anyway.
 */
export class NamespacedMap<T> {
  private readonly namespaces = new Map<string, Map<string, T>>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  get(namespace: string | undefined, name: string): T | undefined {
    return this.namespaces.get(namespace ?? '')?.get(name);
  }

  has(namespace: string | undefined, name: string): boolean {
    return this.namespaces.get(namespace ?? '')?.has(name) ?? false;
  }

  set(namespace: string | undefined, name: string, value: T): void {
    const key = namespace ?? '';
    let names = this.namespaces.get(key);
    if (!names) {
      names = new Map();
      this.namespaces.set(key, names);
    }
    this.count += names.has(name) ? 0 : 1;
    names.set(name, value);
  }

  delete(namespace: string | undefined, name: string): void {
    const key = namespace ?? '';
    const names = this.namespaces.get(key);
    if (names?.delete(name)) {
      this.count -= 1;
      if (names.size === 0) {
        this.namespaces.delete(key);
      }
    }
  }

  clear(): void {
    this.namespaces.clear();
    this.count = 0;
  }

  in(namespace: string): Iterable<T> {
    return this.namespaces.get(namespace)?.values() ?? [];
  }

  *values(): Generator<T> {
    for (const names of this.namespaces.values()) {
      yield* names.values();
    }
  }
}
