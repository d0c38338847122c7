// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { standardIndexPatterns } from '../config';
import { OpenSearchLogArchive } from '../OpenSearchLogArchive';
import { startOpenSearch, TestedOpenSearch } from './startOpenSearch';

/** An OpenSearch without an index, and the archive that reads it. */
export interface TestedArchive {
  readonly server: TestedOpenSearch;
  readonly archive: OpenSearchLogArchive;
  stop(): Promise<void>;
}

export async function startArchive(): Promise<TestedArchive> {
  const server = await startOpenSearch();
  const archive = archiveOn(server);
  return {
    server,
    archive,
    async stop() {
      await archive.close();
      await server.stop();
    },
  };
}

/** What reads the indices of every generation; not closed by anybody else. */
export function archiveOn({ url }: { readonly url: string }) {
  return OpenSearchLogArchive.create({
    where: 'fourplane.observability[0]',
    config: { url, index: standardIndexPatterns },
  });
}
