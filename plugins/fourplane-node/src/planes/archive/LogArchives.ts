// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RootConfigService } from '@backstage/backend-plugin-api';
import { ModelRef, Problem } from '@fourplane/plugin-fourplane-common';
import { LogArchive } from '../LogArchive';
import { LogIndex } from '../LogIndex';
import {
  ObservedControlPlane,
  PlaneServers,
} from '../observability/PlaneServers';
import { OpenSearchConfig, readOpenSearchEntries } from './config';
import { MisconfiguredLogArchive } from './MisconfiguredLogArchive';
import { OpenSearchLogArchive } from './OpenSearchLogArchive';

/** Of whose plane: its name, and its model to look up which observability plane a plane has. */
export type ArchivedControlPlane = ObservedControlPlane;

/** An archive whose lines can be searched, too. */
export interface SearchableArchive extends LogArchive {
  readonly index: LogIndex;
}

/** The archives of `fourplane.observability`, each connected on first use. */
export class LogArchives {
  /**
   * `controlPlanes`: the names of all that are configured. Never throws: what is wrong is in
   * {@link LogArchives.problemsOf}, and said by the archives concerned.
   */
  static fromConfig(
    config: RootConfigService,
    controlPlanes: readonly string[],
  ): LogArchives {
    const archives: OpenSearchLogArchive[] = [];
    const servers = PlaneServers.create<OpenSearchConfig, SearchableArchive>(
      readOpenSearchEntries(config, controlPlanes),
      {
        make: entry => {
          const archive = OpenSearchLogArchive.create(entry);
          archives.push(archive);
          return archive;
        },
        explain: problems => MisconfiguredLogArchive.create({ problems }),
      },
    );
    return new LogArchives(servers, archives);
  }

  private constructor(
    private readonly servers: PlaneServers<OpenSearchConfig, SearchableArchive>,
    private readonly archives: readonly OpenSearchLogArchive[],
  ) {}

  /** {@inheritDoc PlaneServers.problemsOf} */
  problemsOf(controlPlane: string): readonly Problem[] {
    return this.servers.problemsOf(controlPlane);
  }

  /** Which archive holds the logs of a plane's pods; see {@link PlaneServers.of}. */
  archiveOf(
    controlPlane: ArchivedControlPlane,
    plane?: ModelRef,
  ): SearchableArchive | undefined {
    return this.servers.of(controlPlane, plane);
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    await Promise.all(this.archives.map(archive => archive.close()));
  }
}
