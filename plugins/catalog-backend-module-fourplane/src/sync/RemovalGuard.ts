// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What the guard holds back: for a person who wonders why gone things are still in the catalog. */
export interface HeldRemovals {
  /** ISO 8601 instant. */
  readonly since: string;
  readonly removals: number;
  /** How many entities were known when it began. */
  readonly known: number;
}

export interface RemovalGuardOptions {
  /** Share of the known entities that may go at once without a second look. */
  readonly share: number;
  /** Up to this many removals are never doubted: deleting a small project is daily work. */
  readonly floor: number;
}

/**
 * Delays mass removals until a second complete list agrees. It never refuses one: what is missing from two lists is
 * admitted.
 */
export class RemovalGuard {
  /** Entity ref -> whether a second list has missed it too. */
  private readonly missing = new Map<string, { confirmed: boolean }>();
  private held: HeldRemovals | undefined;

  private constructor(private readonly options: RemovalGuardOptions) {}

  static create(options: RemovalGuardOptions): RemovalGuard {
    return new RemovalGuard(options);
  }

  /** Which of the refs that are missing now may be removed, against how many entities were known. */
  admit(
    refs: readonly string[],
    known: number,
  ): { admitted: readonly string[]; held: readonly string[] } {
    const seenMissing = refs.filter(ref => this.isConfirmed(ref));
    const fresh = refs.filter(ref => !this.isConfirmed(ref));
    const { floor, share } = this.options;
    if (fresh.length <= floor || fresh.length <= share * known) {
      return { admitted: refs, held: [] };
    }
    for (const ref of fresh) {
      if (!this.missing.has(ref)) {
        this.missing.set(ref, { confirmed: false });
      }
    }
    this.held = {
      since: this.held?.since ?? new Date().toISOString(),
      removals: this.missing.size,
      known,
    };
    return { admitted: seenMissing, held: fresh };
  }

  /** A complete list, begun after these were held, has been read: what is still missing may go. */
  confirm(refs: Iterable<string>): void {
    for (const ref of refs) {
      const entry = this.missing.get(ref);
      if (entry) {
        entry.confirmed = true;
      }
    }
  }

  /** The entities are there after all, or have been removed. */
  release(refs: Iterable<string>): void {
    for (const ref of refs) {
      this.missing.delete(ref);
    }
    if (this.missing.size === 0) {
      this.held = undefined;
    }
  }

  /** The catalog equals the model: nothing is missing. */
  reset(): void {
    this.missing.clear();
    this.held = undefined;
  }

  status(): HeldRemovals | undefined {
    return this.held && { ...this.held, removals: this.missing.size };
  }

  private isConfirmed(ref: string): boolean {
    return this.missing.get(ref)?.confirmed ?? false;
  }
}
