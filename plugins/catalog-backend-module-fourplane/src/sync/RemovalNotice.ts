// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { EntitySource } from './EntitySource';
import { HeldRemovals } from './RemovalGuard';

/** Under which the control plane shows what the sync reports. */
const REPORTER = 'catalog';

/**
 * Shows with the control plane that removals are held back, for whoever wonders why gone things are still in the catalog.
 * Reaches the pages only where the pages' backend shares the process with the catalog.
 */
export class RemovalNotice {
  private shown: string | undefined;

  private constructor(
    private readonly source: Pick<EntitySource, 'reportProblems'>,
    private readonly providerName: string,
  ) {}

  static create(options: {
    source: Pick<EntitySource, 'reportProblems'>;
    providerName: string;
  }): RemovalNotice {
    return new RemovalNotice(options.source, options.providerName);
  }

  /** Shows what is held back now; nothing takes the notice back. */
  show(held: HeldRemovals | undefined): void {
    const what =
      held &&
      `${held.removals} of ${held.known} entities would be removed from the catalog; waiting for a second complete list that agrees`;
    if (what === this.shown) {
      return;
    }
    this.shown = what;
    const problem = what && {
      what,
      where: `entity provider ${this.providerName}`,
      mend: 'Nothing is lost and nothing has to be done: what a second list misses too is removed then. If the objects should be there, look for why the control plane does not list them.',
    };
    this.source.reportProblems(REPORTER, problem ? [problem] : []);
  }
}
