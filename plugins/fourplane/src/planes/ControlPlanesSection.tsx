// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import type {
  ControlPlaneSummary,
  ObserverSummary,
  PlaneSummary,
} from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  FailurePanel,
  fourplaneTranslationRef,
  LoadingRegion,
  type ReplyState,
} from '@fourplane/plugin-fourplane-react';
import { ControlPlaneCard } from './ControlPlaneCard';
import { PageSection } from './PageSection';
import { PlaneBoxes } from './PlaneBoxes';

/**
 * Every control plane with its planes. Whoever may see only one of the two sees that one, and which permission the
 * other needs.
 */
export function ControlPlanesSection(props: {
  controlPlanes: ReplyState<ControlPlaneSummary[]>;
  planes: ReplyState<PlaneSummary[]>;
  observers: ReplyState<ObserverSummary[]>;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { controlPlanes, planes, observers } = props;
  const planeData = planes.state === 'present' ? planes.data : undefined;
  const observerData = observers.state === 'present' ? observers.data : [];
  const stale =
    planes.state === 'present'
      ? planes.meta.stale.map(({ controlPlane }) => controlPlane)
      : [];
  return (
    <PageSection title={t('fleet.controlPlanes.title')}>
      {controlPlanes.state === 'loading' && (
        <LoadingRegion what={t('fleet.controlPlanes.what')}>
          <Skeleton height={140} />
        </LoadingRegion>
      )}
      {controlPlanes.state === 'failed' && (
        <FailurePanel
          failure={controlPlanes.failure}
          what={t('fleet.controlPlanes.what')}
          stillWorks={t('fleet.stillWorks')}
          onRetry={controlPlanes.look}
          isRetrying={controlPlanes.isLooking}
        />
      )}
      {planes.state === 'failed' && (
        <FailurePanel
          failure={planes.failure}
          what={t('fleet.planes.what')}
          stillWorks={t('fleet.stillWorks')}
          onRetry={planes.look}
          isRetrying={planes.isLooking}
        />
      )}
      {controlPlanes.state === 'present' &&
        controlPlanes.data.map(summary => (
          <ControlPlaneCard
            key={summary.status.name}
            summary={summary}
            observers={observerData.filter(
              ({ controlPlane }) => controlPlane === summary.status.name,
            )}
            isLoadingPlanes={planes.state === 'loading'}
            arePlanesIncomplete={stale.includes(summary.status.name)}
            planes={planeData?.filter(
              ({ plane }) => plane.ref.controlPlane === summary.status.name,
            )}
          />
        ))}
      {controlPlanes.state === 'present' && controlPlanes.data.length === 0 && (
        <EmptyPanel
          title={t('fleet.controlPlanes.empty')}
          next={t('fleet.controlPlanes.emptyNext')}
        />
      )}
      {controlPlanes.state === 'failed' && planeData && (
        <PlaneBoxes
          planes={planeData}
          observers={observerData}
          isIncomplete={stale.length > 0}
          hasControlPlane
        />
      )}
    </PageSection>
  );
}
