// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  ComponentOverview,
  ReplyMeta,
} from '@fourplane/plugin-fourplane-common';
import {
  causeOf,
  EmptyPanel,
  fourplaneTranslationRef,
  StaleNotice,
  type Failure,
} from '@fourplane/plugin-fourplane-react';
import { useId, type ReactNode } from 'react';
import { EndpointTable } from './EndpointTable';
import { EnvironmentItem } from './EnvironmentItem';
import { LastBuild } from './LastBuild';
import { nextDeployStep } from './nextDeployStep';
import styles from './Overview.module.css';

/** The whole of the card once it is known. */
export function Overview(props: {
  overview: ComponentOverview;
  meta: ReplyMeta;
  refreshFailure?: Failure;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { overview, meta, refreshFailure } = props;
  const { component, environments, endpoints, lastBuild, health } = overview;
  const cause = causeOf(health);
  const isDeployed = environments.some(({ deployment }) => deployment);
  return (
    <div className={styles.overview}>
      <StaleNotice meta={meta} refreshFailure={refreshFailure} />
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
