// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ServiceUnavailableError } from '@backstage/errors';
import {
  ControlPlaneStatus,
  Problem,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane, Model } from './ControlPlane';

/** A control plane whose configuration is not usable: shown with its problems, never connected. */
export class DisabledControlPlane implements ControlPlane {
  readonly name: string;
  readonly model: Model = {
    read: () => ({ state: 'absent' }),
    refs: () => [],
    isComplete: () => false,
    unreadable: () => [],
  };
  private readonly since = new Date().toISOString();
  private readonly problems: readonly Problem[];

  static create(options: {
    name: string;
    problems: readonly Problem[];
  }): DisabledControlPlane {
    return new DisabledControlPlane(options);
  }

  private constructor(
    options: Parameters<typeof DisabledControlPlane.create>[0],
  ) {
    this.name = options.name;
    this.problems = options.problems;
  }

  changes(): () => void {
    return () => {};
  }

  statusChanges(): () => void {
    return () => {};
  }

  relist(): Promise<never> {
    return this.notConnected();
  }

  plan(): Promise<never> {
    return this.notConnected();
  }

  apply(): Promise<never> {
    return this.notConnected();
  }

  until(): Promise<never> {
    return this.notConnected();
  }

  manifests(): Promise<never> {
    return this.notConnected();
  }

  /** Nobody follows a control plane that is never connected, so there is nothing to show but its own problems. */
  reportProblems(): void {}

  status(): ControlPlaneStatus {
    return {
      name: this.name,
      state: 'connecting',
      since: this.since,
      capabilities: [],
      kinds: [],
      problems: [...this.problems],
    };
  }

  private async notConnected(): Promise<never> {
    throw new ServiceUnavailableError(
      `Control plane "${this.name}" is not connected`,
    );
  }
}
