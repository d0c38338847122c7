// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Build } from '@fourplane/plugin-fourplane-common';
import {
  causeOf,
  fourplaneTranslationRef,
  StatusBadge,
} from '@fourplane/plugin-fourplane-react';
import { toneOfPhase } from './toneOfPhase';

/** How a build stands: a word with an icon, and why on hover and focus. */
export function BuildPhase(props: {
  build: Pick<Build, 'phase' | 'reason' | 'message'>;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { phase, reason, message } = props.build;
  return (
    <StatusBadge
      tone={toneOfPhase(phase)}
      word={t(`builds.phase.${phase}`)}
      cause={
        phase === 'succeeded'
          ? undefined
          : causeOf({ state: 'unknown', reason, message })
      }
    />
  );
}
