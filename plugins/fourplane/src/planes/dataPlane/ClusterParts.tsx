// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import type { PlaneCluster } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  RelativeTime,
} from '@fourplane/plugin-fourplane-react';
import styles from '../Planes.module.css';
import { PageSection } from '../PageSection';
import { ClusterNodes } from './ClusterNodes';
import { PlanePart } from '../PlanePart';
import { ClusterWarnings } from './ClusterWarnings';

/** What a plane's cluster has: nodes, warnings, namespaces. Each says by itself why it is not there. */
export function ClusterParts(props: {
  cluster: PlaneCluster;
  onLook: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { cluster, onLook } = props;
  const { asOf, nodes, namespaces, warnings } = cluster;
  return (
    <>
      <div className={styles.line}>
        <Text>
          {t('plane.cluster.asOf', { time: <RelativeTime instant={asOf} /> })}
        </Text>
        <Button variant="secondary" size="small" onPress={onLook}>
          {t('plane.cluster.look')}
        </Button>
      </div>
      <PageSection title={t('plane.warnings.title')}>
        <PlanePart part={warnings} empty={t('plane.warnings.empty')}>
          {items => <ClusterWarnings warnings={items} />}
        </PlanePart>
      </PageSection>
      <PageSection title={t('plane.nodes.title')}>
        <PlanePart part={nodes} empty={t('plane.nodes.empty')}>
          {items => <ClusterNodes nodes={items} />}
        </PlanePart>
      </PageSection>
      <PageSection title={t('plane.namespaces.title')}>
        <PlanePart part={namespaces} empty={t('plane.namespaces.empty')}>
          {items => (
            <details className={styles.details}>
              <summary>
                {t('plane.namespaces.count', { count: items.length })}
              </summary>
              <ul>
                {items.map(({ name, phase }) => (
                  <li key={name}>
                    {phase === 'Active' ? name : `${name} (${phase})`}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </PlanePart>
      </PageSection>
    </>
  );
}
