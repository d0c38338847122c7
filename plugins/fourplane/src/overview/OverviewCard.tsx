// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { modelRefOf } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  FailurePanel,
  fourplaneTranslationRef,
  HealthBadge,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { Overview } from './Overview';
import { OverviewSkeleton } from './OverviewSkeleton';

/** Answers for one component: is it all right? */
export function OverviewCard() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { entity } = useEntity();
  const ref = modelRefOf(entity);
  if (ref?.tenant && ref.project) {
    const { controlPlane, tenant, project, name } = ref;
    return (
      <ComponentCard
        controlPlane={controlPlane}
        tenant={tenant}
        project={project}
        name={name}
      />
    );
  }
  return (
    <EntityInfoCard title={t('overview.title')}>
      <EmptyPanel
        title={t('overview.incomplete')}
        next={t('overview.incompleteNext')}
      />
    </EntityInfoCard>
  );
}

function ComponentCard(props: {
  controlPlane: string;
  tenant: string;
  project: string;
  name: string;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const reply = useReply('getComponentOverview', props);
  return (
    <EntityInfoCard
      title={t('overview.title')}
      headerActions={
        reply.state === 'present' && <HealthBadge health={reply.data.health} />
      }
    >
      {reply.state === 'loading' && <OverviewSkeleton />}
      {reply.state === 'failed' && (
        <FailurePanel
          failure={reply.failure}
          what={
            reply.failure.kind === 'notFound'
              ? t('overview.thing', { name: props.name })
              : t('overview.what')
          }
          stillWorks={t('overview.stillWorks')}
          onRetry={reply.look}
          isRetrying={reply.isLooking}
        />
      )}
      {reply.state === 'present' && (
        <Overview
          overview={reply.data}
          meta={reply.meta}
          refreshFailure={reply.refreshFailure}
        />
      )}
    </EntityInfoCard>
  );
}
