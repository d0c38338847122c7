// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  ObserverSummary,
  PlaneSummary,
} from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import { clustersOf } from './clustersOf';
import { ObserverCard } from './ObserverCard';
import { PlaneCard } from './PlaneCard';
import styles from './Planes.module.css';
import { planeKey } from './planeTrouble';

/** Planes as cards; those that are one cluster share a box. */
export function PlaneBoxes(props: {
  planes: readonly PlaneSummary[];
  observers: readonly ObserverSummary[];
  /** Some planes may be missing, so that there are none cannot be believed. */
  isIncomplete: boolean;
  /** Names the control plane of each, where they are not grouped by it. */
  hasControlPlane?: boolean;
}) {
  const { planes, observers, isIncomplete, hasControlPlane = false } = props;
  const { t } = useTranslationRef(fourplaneTranslationRef);
  if (planes.length === 0 && isIncomplete) {
    return <Text as="p">{t('fleet.planes.unknown')}</Text>;
  }
  return (
    <>
      {planes.length === 0 && (
        <EmptyPanel
          title={t('fleet.planes.empty')}
          next={t('fleet.planes.emptyNext')}
        />
      )}
      <ul className={styles.boxes}>
        {clustersOf(planes).map(({ id, address, planes: members }) => (
          <li key={id} className={address ? styles.shared : styles.box}>
            {address && (
              <Text as="p" title={address}>
                {t('fleet.planes.shared', { count: members.length })}
              </Text>
            )}
            <div className={styles.members}>
              {members.map(summary => (
                <PlaneCard
                  key={planeKey(summary)}
                  summary={summary}
                  hasControlPlane={hasControlPlane}
                />
              ))}
            </div>
          </li>
        ))}
        {observers.map(observer => (
          <li key={observer.id} className={styles.box}>
            <ObserverCard observer={observer} />
          </li>
        ))}
      </ul>
    </>
  );
}
