// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What of the backend's configuration pages know too. */
export interface Config {
  fourplane?: {
    controlPlanes?: Array<{
      /** @visibility frontend */
      name: string;
      catalog?: {
        /** @visibility frontend */
        mode?: 'ingest' | 'link' | 'both';
      };
    }>;
  };
}
