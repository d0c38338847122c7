// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { PluginHeader } from '@backstage/ui';
import { RiStackLine } from '@remixicon/react';
import { OpenChoreoPage } from '../planes/OpenChoreoPage';

/** The page below the header that the new frontend system draws above it. */
export function LegacyOpenChoreoPage() {
  return (
    <main>
      <PluginHeader title="OpenChoreo" icon={<RiStackLine />} />
      <OpenChoreoPage />
    </main>
  );
}
