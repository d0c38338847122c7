// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Problem } from '@fourplane/plugin-fourplane-common';
import { ArchivedLine, LogArchive } from '../LogArchive';
import { LogArchiveError } from './LogArchiveError';

/** Stands where the configuration of an archive is wrong, and says so to whoever asks. */
export class MisconfiguredLogArchive implements LogArchive {
  static create(options: {
    problems: readonly Problem[];
  }): MisconfiguredLogArchive {
    return new MisconfiguredLogArchive(options.problems);
  }

  readonly title = 'Log archive';

  private constructor(private readonly problems: readonly Problem[]) {}

  // eslint-disable-next-line require-yield
  async *lines(): AsyncGenerator<ArchivedLine> {
    throw new LogArchiveError({
      failure: 'configuration',
      problem: this.problems[0],
    });
  }
}
