// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { OpenSearchServer } from '@fourplane/sandbox';

OpenSearchServer.start({ plain: true, maxDocuments: 1_000_000 }).then(
  ({ url }) => process.send?.({ url }),
  error => process.send?.({ failed: String(error?.stack ?? error) }),
);
process.on('disconnect', () => process.exit());
