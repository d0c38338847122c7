// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Breakages } from '../standIn/breakOnDemand';
import { FaultTargets, StandInFaults } from '../standIn/StandInFaults';

const RED = 'red';

/** What can be wrong with a stand-in, and with OpenSearch alone. */
export class OpenSearchFaults extends StandInFaults {
  static override create(targets: FaultTargets): OpenSearchFaults {
    return new OpenSearchFaults(targets);
  }

  /** Shards have no node: searches are refused, and the health is red. */
  red(): () => void {
    return this.enter({ kind: 'own', name: RED });
  }

  /** The account may not read. */
  forbidden(): () => void {
    const reason =
      'no permissions for [indices:data/read/search] and User [name=portal, backend_roles=[], requestedTenant=null]';
    const cause = { type: 'security_exception', reason };
    return this.answer({
      status: 403,
      body: JSON.stringify({
        error: { root_cause: [cause], ...cause },
        status: 403,
      }),
    });
  }

  get isRed(): boolean {
    return this.state.kind === 'own' && this.state.name === RED;
  }

  /** How they are wished for from outside. */
  get breakages(): Breakages {
    return {
      red: { begin: () => this.red(), is: 'has lost its shards' },
      forbidden: { begin: () => this.forbidden(), is: 'lets nobody read' },
    };
  }
}
