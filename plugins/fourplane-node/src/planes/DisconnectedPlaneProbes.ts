// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ObserverContents,
  PlaneFact,
  Problem,
} from '@fourplane/plugin-fourplane-common';
import { ConfiguredObserver, PlaneProbes } from './PlaneProbes';

/** Probes of a control plane that is not asked anything, for one reason. */
export class DisconnectedPlaneProbes implements PlaneProbes {
  static create(options: { problem: Problem }): DisconnectedPlaneProbes {
    return new DisconnectedPlaneProbes(options.problem);
  }

  private constructor(private readonly problem: Problem) {}

  own(): PlaneFact {
    return { server: 'kubernetes', state: 'none', problem: this.problem };
  }

  facts(): PlaneFact[] {
    return [];
  }

  configuredObservers(): ConfiguredObserver[] {
    return [];
  }

  async contents(): Promise<ObserverContents> {
    const none = { state: 'none' as const, problem: this.problem };
    return { asOf: new Date().toISOString(), indices: none, targets: none };
  }

  changes(): () => void {
    return () => {};
  }
}
