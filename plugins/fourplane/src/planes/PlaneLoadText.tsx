// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PlaneSummary } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  StatusBadge,
} from '@fourplane/plugin-fourplane-react';
import styles from './Planes.module.css';

/** What a plane carries, in the words of its role. */
export function PlaneLoadText({ summary }: { summary: PlaneSummary }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { plane, environments, load } = summary;
  switch (plane.role) {
    case 'data':
      return (
        <div className={styles.line}>
          <span>
            {[
              t('fleet.load.environments', { count: environments }),
              t('fleet.load.deployments', { count: load.deployments }),
              t('fleet.load.components', { count: load.components }),
            ].join(' · ')}
          </span>
          {load.troubledDeployments > 0 && (
            <StatusBadge
              tone="warning"
              word={t('fleet.load.troubled', {
                count: load.troubledDeployments,
              })}
            />
          )}
        </div>
      );
    case 'build':
      return (
        <span>
          {[
            t('fleet.load.running', { count: load.runningBuilds }),
            t('fleet.load.queued', { count: load.queuedBuilds }),
          ].join(' · ')}
        </span>
      );
    default:
      return (
        <span>{t('fleet.load.observes', { count: load.observedPlanes })}</span>
      );
  }
}
