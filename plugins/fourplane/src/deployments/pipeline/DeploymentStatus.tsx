// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { EnvironmentDeployment } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  HealthBadge,
  StatusBadge,
} from '@fourplane/plugin-fourplane-react';

/** How a component does in an environment, or that it is not there, on purpose or not. */
export function DeploymentStatus({ item }: { item: EnvironmentDeployment }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { deployment, environment, health } = item;
  if (!deployment) {
    return (
      <StatusBadge
        tone={environment ? 'paused' : 'unknown'}
        word={t('deploy.notDeployed')}
      />
    );
  }
  if (deployment.desired === 'undeployed') {
    return <StatusBadge tone="paused" word={t('deploy.undeployed')} />;
  }
  return <HealthBadge health={health ?? deployment.health} />;
}
