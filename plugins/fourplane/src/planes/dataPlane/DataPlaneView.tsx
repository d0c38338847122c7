// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DataPlanePage } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import styles from '../OpenChoreoPage.module.css';
import { PageSection } from '../PageSection';
import { PlaneCard } from '../PlaneCard';
import type { PlanePath } from '../planePaths';
import { ClusterParts } from './ClusterParts';
import { PlaneEnvironments } from './PlaneEnvironments';
import { TroubledPods } from './TroubledPods';

/** Answers for a data plane: is it all right, what is in trouble there, what does it carry, and what has it? */
export function DataPlaneView({ path }: { path: PlanePath }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const page = useReply('getDataPlane', path);
  const cluster = useReply('getDataPlaneCluster', path);
  return (
    <div className={styles.page}>
      <ReplyGate
        reply={page}
        what={t('plane.what')}
        thing={t('plane.thing.data')}
        stillWorks={t('plane.clusterStillWorks')}
      >
        {data => <Carried data={data} />}
      </ReplyGate>
      {!(page.state === 'failed' && page.failure.kind !== 'failed') && (
        <ReplyGate
          reply={cluster}
          what={t('plane.cluster.what')}
          stillWorks={t('plane.restStillWorks')}
        >
          {data => <ClusterParts cluster={data} onLook={cluster.look} />}
        </ReplyGate>
      )}
    </div>
  );
}

function Carried({ data }: { data: DataPlanePage }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <>
      <PlaneCard summary={data.summary} hasControlPlane isOwnPage />
      <PageSection title={t('plane.pods.title')}>
        <TroubledPods page={data} />
      </PageSection>
      <PageSection title={t('plane.environments.title')}>
        <PlaneEnvironments environments={data.environments} />
      </PageSection>
    </>
  );
}
