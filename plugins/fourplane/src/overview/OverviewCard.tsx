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
import { ComponentMenu } from '../edit/ComponentMenu';
import styles from '../edit/Edit.module.css';
import { LinkNotice } from './LinkNotice';
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
        reply.state === 'present' && (
          <div className={styles.head}>
            <HealthBadge health={reply.data.health} />
            <ComponentMenu component={component} />
          </div>
        )
      }
    >
      <ReplyGate
        reply={reply}
        what={t('overview.what')}
        thing={t('overview.thing', { name: component.name })}
        stillWorks={t('overview.stillWorks')}
        skeleton={<OverviewSkeleton />}
      >
        {overview => (
          <>
            <LinkNotice
              entityRefs={overview.entityRefs}
              name={overview.component.title ?? component.name}
            />
            <Overview overview={overview} />
          </>
        )}
      </ReplyGate>
    </EntityInfoCard>
  );
}
