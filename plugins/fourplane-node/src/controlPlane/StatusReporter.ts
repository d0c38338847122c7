// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LoggerService } from '@backstage/backend-plugin-api';
import { ControlPlaneStatus } from '@fourplane/plugin-fourplane-common';
import { Listeners } from './Listeners';

/** Tells listeners and the log of a new status, at most once per turn of the event loop and only what is new. */
export class StatusReporter {
  private readonly listeners: Listeners<ControlPlaneStatus>;
  private lastSignature = '';
  private lastLines = '';
  private scheduled = false;

  static create(options: {
    logger: LoggerService;
    status: () => ControlPlaneStatus;
  }): StatusReporter {
    return new StatusReporter(options.logger, options.status);
  }

  private constructor(
    private readonly logger: LoggerService,
    private readonly status: () => ControlPlaneStatus,
  ) {
    this.listeners = Listeners.create(logger);
  }

  /** Returns the undo. */
  add(listener: (status: ControlPlaneStatus) => void): () => void {
    return this.listeners.add(listener);
  }

  /** Something may have changed. */
  report(): void {
    if (!this.scheduled) {
      this.scheduled = true;
      setImmediate(() => {
        this.scheduled = false;
        this.reportNow();
      });
    }
  }

  private reportNow(): void {
    const status = this.status();
    const signature = JSON.stringify([
      status.state,
      status.generation,
      status.kinds.map(({ kind, state, problem }) => [kind, state, problem]),
      status.problems,
    ]);
    if (signature !== this.lastSignature) {
      this.lastSignature = signature;
      this.log(status);
      this.listeners.call(status);
    }
  }

  private log({ name, state, problems }: ControlPlaneStatus): void {
    const lines = problems.map(
      ({ what, where, mend }) =>
        `Control plane "${name}": ${what} at ${where}${
          mend ? `. ${mend}` : ''
        }`,
    );
    const said = [state, ...lines].join('\n');
    if (said === this.lastLines) {
      return;
    }
    this.lastLines = said;
    lines.forEach(line => this.logger.warn(line));
    if (lines.length === 0) {
      this.logger.info(`Control plane "${name}" is ${state}`);
    }
  }
}
