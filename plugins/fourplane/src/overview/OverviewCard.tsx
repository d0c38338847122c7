// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { modelRefOf } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
  HealthBadge,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { componentPathOf, type ComponentPath } from '../builds/ComponentPath';
import { Overview } from './Overview';
import { OverviewSkeleton } from './OverviewSkeleton';

/** Answers for one component: is it all right? */
export function OverviewCard() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { entity } = useEntity();
  const component = componentPathOf(modelRefOf(entity));
  if (component) {
    return <ComponentCard component={component} />;
  }
  return (
    <EntityInfoCard title={t('overview.title')}>
      <EmptyPanel
        title={t('model.incomplete')}
        next={t('model.incompleteNext')}
      />
    </EntityInfoCard>
  );
}

function ComponentCard({ component }: { component: ComponentPath }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const reply = useReply('getComponentOverview', component);
  return (
    <EntityInfoCard
      title={t('overview.title')}
      headerActions={
        reply.state === 'present' && <HealthBadge health={reply.data.health} />
      }
    >
      <ReplyGate
        reply={reply}
        what={t('overview.what')}
        thing={t('overview.thing', { name: component.name })}
        stillWorks={t('overview.stillWorks')}
        skeleton={<OverviewSkeleton />}
      >
        {overview => <Overview overview={overview} />}
      </ReplyGate>
    </EntityInfoCard>
  );
}
