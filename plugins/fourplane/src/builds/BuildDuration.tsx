// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Build } from '@fourplane/plugin-fourplane-common';
import { TimeSpan } from '@fourplane/plugin-fourplane-react';

/** How long a build took, or takes so far; nothing where that cannot be known. */
export function BuildDuration(props: {
  build: Pick<Build, 'phase' | 'startedAt' | 'completedAt'>;
}) {
  const { phase, startedAt, completedAt } = props.build;
  return startedAt && (completedAt || phase === 'running') ? (
    <TimeSpan from={startedAt} to={completedAt} />
  ) : (
    <span>–</span>
  );
}
