// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import type { ComponentDeployments } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  FailurePanel,
  fourplaneTranslationRef,
  LoadingRegion,
  StaleNotice,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { lazy, Suspense } from 'react';
import type { ComponentPath } from '../builds/ComponentPath';
import styles from './Deploy.module.css';
import { DeploySkeleton } from './DeploySkeleton';
import { useDeployQuery } from './DeployQuery';
import { UnreadableList } from './matrix/UnreadableList';
import { firstToShow } from './pipeline/firstToShow';
import { PipelineView } from './pipeline/PipelineView';

const LazyEnvironmentPanel = lazy(() =>
  import('./panel/EnvironmentPanel').then(m => ({
    default: m.EnvironmentPanel,
  })),
);

/** The pipeline as a picture, and all there is to say of the environment that is selected. */
export function DeploymentsPage({ component }: { component: ComponentPath }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const reply = useReply('getDeployments', component);
  if (reply.state === 'loading') {
    return <DeploySkeleton />;
  }
  if (reply.state === 'failed') {
    return (
      <div className={styles.page}>
        <FailurePanel
          failure={reply.failure}
          what={
            reply.failure.kind === 'notFound'
              ? t('deploy.thing', { name: component.name })
              : t('deploy.what')
          }
          stillWorks={t('deploy.stillWorks')}
          onRetry={reply.look}
          isRetrying={reply.isLooking}
        />
      </div>
    );
  }
  const { pipeline, environments, unreadable } = reply.data;
  return (
    <div className={styles.page}>
      <div className={styles.line}>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('deploy.title')}
        </Text>
        {pipeline && (
          <Text title={pipeline.ref.name}>
            {t('deploy.pipeline', {
              name: pipeline.title ?? pipeline.ref.name,
            })}
          </Text>
        )}
      </div>
      <StaleNotice meta={reply.meta} refreshFailure={reply.refreshFailure} />
      <UnreadableList unreadable={unreadable} />
      {environments.length === 0 ? (
        <EmptyPanel
          title={t('deploy.empty.noPipeline')}
          next={t('deploy.empty.noPipelineNext')}
        />
      ) : (
        <Environments
          component={component}
          deployments={reply.data}
          onDone={reply.look}
        />
      )}
    </div>
  );
}

function Environments(props: {
  component: ComponentPath;
  deployments: ComponentDeployments;
  onDone: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { component, deployments, onDone } = props;
  const { query, change, hrefOf } = useDeployQuery();
  const { environments } = deployments;
  const selected =
    environments.find(({ ref }) => ref.name === query.environment) ??
    firstToShow(environments);
  return (
    <>
      <PipelineView
        deployments={deployments}
        selected={selected?.ref}
        hrefOf={hrefOf}
      />
      {selected && (
        <Suspense
          fallback={
            <LoadingRegion what={t('deploy.panel.loading')}>
              <Skeleton height={320} />
            </LoadingRegion>
          }
        >
          <LazyEnvironmentPanel
            component={component}
            deployments={deployments}
            item={selected}
            query={query}
            change={change}
            onDone={onDone}
          />
        </Suspense>
      )}
    </>
  );
}
