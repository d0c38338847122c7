// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Health } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '../translation';
import { causeOf } from './causeOf';
import { StatusBadge } from './StatusBadge';
import { toneOfHealth } from './toneOfHealth';

/** Properties of {@link HealthBadge}. @public */
export interface HealthBadgeProps {
  readonly health: Health;
}

/** Health as a word with an icon; reason, message and time on hover and focus. @public */
export function HealthBadge({ health }: HealthBadgeProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <StatusBadge
      tone={toneOfHealth(health.state)}
      word={t(`health.${health.state}`)}
      cause={causeOf(health)}
      since={health.since}
    />
  );
}
