// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Problem } from '@fourplane/plugin-fourplane-common';
import { ArchivedLine, LogArchive } from '../LogArchive';
import { LogIndex } from '../LogIndex';
import { LogArchiveError } from './LogArchiveError';

/** Stands where the configuration of an archive is wrong, and says so to whoever asks. */
export class MisconfiguredLogArchive implements LogArchive {
  static create(options: {
    problems: readonly Problem[];
  }): MisconfiguredLogArchive {
    return new MisconfiguredLogArchive(options.problems);
  }

  readonly title = 'Log archive';
  readonly index: LogIndex;

  private constructor(private readonly problems: readonly Problem[]) {
    const refuse = async () => this.refuse();
    this.index = {
      title: this.title,
      search: refuse,
      count: refuse,
      line: refuse,
      extent: refuse,
    };
  }

  // eslint-disable-next-line require-yield
  async *lines(): AsyncGenerator<ArchivedLine> {
    this.refuse();
  }

  private refuse(): never {
    throw new LogArchiveError({
      failure: 'configuration',
      problem: this.problems[0],
    });
  }
}
