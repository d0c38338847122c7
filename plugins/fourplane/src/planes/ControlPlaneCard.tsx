// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Skeleton, Text } from '@backstage/ui';
import type {
  ControlPlaneSummary,
  ObserverSummary,
  PlaneSummary,
} from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  LoadingRegion,
  RelativeTime,
  StatusBadge,
} from '@fourplane/plugin-fourplane-react';
import { KindTable } from './KindTable';
import styles from './OpenChoreoPage.module.css';
import { FactBadge } from './FactBadge';
import { PlaneBoxes } from './PlaneBoxes';
import { toneOfControlPlane } from './toneOfControlPlane';

/** One control plane: how it is watched, what it holds, and its planes where the reader may see them. */
export function ControlPlaneCard(props: {
  summary: ControlPlaneSummary;
  planes?: readonly PlaneSummary[];
  observers: readonly ObserverSummary[];
  isLoadingPlanes: boolean;
  arePlanesIncomplete: boolean;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { summary, planes, observers, isLoadingPlanes, arePlanesIncomplete } =
    props;
  const { status, api } = summary;
  const said = useFacts(summary);
  return (
    <Card>
      <CardHeader>
        <div className={styles.line}>
          <Text
            as="h3"
            variant="body-large"
            weight="bold"
            title={status.title && status.name}
          >
            {status.title ?? status.name}
          </Text>
          <StatusBadge
            tone={toneOfControlPlane(status.state)}
            word={t(`fleet.controlPlanes.state.${status.state}`)}
            cause={status.problems.map(({ what }) => what).join(' ')}
          />
          <Text>
            {t('fleet.controlPlanes.since', {
              time: <RelativeTime instant={status.since} />,
            })}
          </Text>
        </div>
      </CardHeader>
      <CardBody>
        <div className={styles.section}>
          <FactBadge fact={api} />
          {said && <Text as="p">{said}</Text>}
          {planes && (
            <PlaneBoxes
              planes={planes}
              observers={observers}
              isIncomplete={arePlanesIncomplete}
            />
          )}
          {isLoadingPlanes && (
            <LoadingRegion what={t('fleet.planes.what')}>
              <Skeleton height={60} />
            </LoadingRegion>
          )}
          {status.kinds.length > 0 && (
            <details className={styles.details}>
              <summary>
                {t('fleet.controlPlanes.watches', {
                  count: status.kinds.length,
                })}
              </summary>
              <KindTable kinds={status.kinds} />
            </details>
          )}
        </div>
      </CardBody>
    </Card>
  );
}

/** What runs there and how much it holds; what has not been read yet is not said. */
function useFacts(summary: ControlPlaneSummary): string {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { status, counts, unreadable } = summary;
  const isKnown = !['connecting', 'syncing'].includes(status.state);
  return [
    status.generation &&
      t('fleet.controlPlanes.generation', { generation: status.generation }),
    status.kubernetesVersion &&
      t('fleet.controlPlanes.kubernetes', {
        version: status.kubernetesVersion,
      }),
    isKnown && t('fleet.controlPlanes.tenants', { count: counts.tenants }),
    isKnown && t('fleet.controlPlanes.projects', { count: counts.projects }),
    isKnown &&
      t('fleet.controlPlanes.components', { count: counts.components }),
    unreadable.length > 0 &&
      t('fleet.controlPlanes.unreadable', { count: unreadable.length }),
  ]
    .filter(Boolean)
    .join(' · ');
}
