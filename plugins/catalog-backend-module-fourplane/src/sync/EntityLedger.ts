// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Stands for content this process has not seen. */
const UNSEEN = '';

/**
 * What the catalog is known to hold of one control plane: what it held at the start, and what was submitted since with
 * a digest, so that a change which does not show in the entity is never submitted.
 */
export class EntityLedger {
  /** Entity ref -> digest of the entity last submitted, or {@link UNSEEN}. */
  private digests = new Map<string, string>();

  /** Takes over what the catalog held before. */
  seed(refs: ReadonlySet<string>): void {
    this.digests = new Map([...refs].map(ref => [flat(ref), UNSEEN]));
  }

  get size(): number {
    return this.digests.size;
  }

  knows(ref: string): boolean {
    return this.digests.has(ref);
  }

  /** Held by the catalog with content this process has not seen. */
  isUntouched(ref: string): boolean {
    return this.digests.get(ref) === UNSEEN;
  }

  differs(ref: string, digest: string): boolean {
    return this.digests.get(ref) !== digest;
  }

  record(ref: string, digest: string): void {
    this.digests.set(this.digests.has(ref) ? ref : flat(ref), digest);
  }

  forget(ref: string): void {
    this.digests.delete(ref);
  }

  /** After a full mutation the catalog holds exactly these. */
  replace(digests: Iterable<readonly [string, string]>): void {
    this.digests = new Map();
    for (const [ref, digest] of digests) {
      this.digests.set(flat(ref), digest);
    }
  }

  /** What is known and not among the given refs. */
  missingFrom(present: { has(ref: string): boolean }): string[] {
    return [...this.digests.keys()].filter(ref => !present.has(ref));
  }
}

/** A copy in one piece: a ref put together from parts would keep each of them in memory. */
function flat(ref: string): string {
  return Buffer.from(ref).toString();
}
