// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { ComponentOverview } from '@fourplane/plugin-fourplane-common';
import {
  causeOf,
  EmptyPanel,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import { useId, type ReactNode } from 'react';
import { EndpointTable } from './EndpointTable';
import { EnvironmentItem } from './EnvironmentItem';
import { LastBuild } from './LastBuild';
import { nextDeployStep } from './nextDeployStep';
import styles from './Overview.module.css';

/** The whole of the card once it is known. */
export function Overview({ overview }: { overview: ComponentOverview }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { component, environments, endpoints, lastBuild, health } = overview;
  const cause = causeOf(health);
  const isDeployed = environments.some(({ deployment }) => deployment);
  return (
    <div className={styles.overview}>
      {health.state !== 'ready' && cause && <Text as="p">{cause}</Text>}
      <Part title={t('overview.environments')}>
        {environments.length === 0 && (
          <Text as="p">{t('overview.noPipeline')}</Text>
        )}
        {environments.length > 0 && !isDeployed && (
          <EmptyPanel
            title={t('overview.empty.title')}
            next={t(`overview.empty.${nextDeployStep(overview)}`)}
          />
        )}
        <ol className={styles.environments}>
          {environments.map(item => (
            <EnvironmentItem key={item.ref.name} item={item} />
          ))}
        </ol>
      </Part>
      <Part title={t('overview.lastBuild')}>
        <LastBuild build={lastBuild} component={component} />
      </Part>
      <Part title={t('overview.endpoints')}>
        <EndpointTable endpoints={endpoints} />
      </Part>
    </div>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.part}>
      <Text as="h4" variant="body-medium" weight="bold" id={id}>
        {props.title}
      </Text>
      {props.children}
    </section>
  );
}
