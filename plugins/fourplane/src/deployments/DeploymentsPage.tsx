// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import type { ThingDeployments } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
  LoadingRegion,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { lazy, Suspense } from 'react';
import type { ThingPath } from './ThingPath';
import { useAddressQuery } from '../useAddressQuery';
import { AutoDeploySwitch } from './actions';
import styles from './Deploy.module.css';
import { DeploySkeleton } from './DeploySkeleton';
import { deployQuerySchema } from './DeployQuery';
import { UnreadableList } from './matrix/UnreadableList';
import { firstToShow } from './pipeline/firstToShow';
import { PipelineView } from './pipeline/PipelineView';

const LazyEnvironmentPanel = lazy(() =>
  import('./panel/EnvironmentPanel').then(m => ({
    default: m.EnvironmentPanel,
  })),
);

/** The pipeline as a picture, and all there is to say of the environment that is selected. */
export function DeploymentsPage({ thing }: { thing: ThingPath }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const reply = useReply('getDeployments', thing);
  return (
    <div className={styles.page}>
      <ReplyGate
        reply={reply}
        what={t('deploy.what')}
        thing={t('deploy.thing', { name: thing.name })}
        stillWorks={t('deploy.stillWorks')}
        skeleton={<DeploySkeleton />}
      >
        {deployments => (
          <Deployments
            thing={thing}
            deployments={deployments}
            onDone={reply.look}
          />
        )}
      </ReplyGate>
    </div>
  );
}

interface DeploymentsProps {
  thing: ThingPath;
  deployments: ThingDeployments;
  onDone: () => void;
}

function Deployments(props: DeploymentsProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { thing, deployments, onDone } = props;
  const { pipeline, environments, unreadable } = deployments;
  return (
    <>
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
        <div className={styles.actions}>
          <AutoDeploySwitch
            thing={thing}
            deployments={deployments}
            onDone={onDone}
          />
        </div>
      </div>
      <UnreadableList unreadable={unreadable} />
      {environments.length === 0 ? (
        <EmptyPanel
          title={t('deploy.empty.noPipeline')}
          next={t('deploy.empty.noPipelineNext')}
        />
      ) : (
        <Environments {...props} />
      )}
    </>
  );
}

function Environments(props: DeploymentsProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { thing, deployments, onDone } = props;
  const { query, change, hrefOf } = useAddressQuery(deployQuerySchema);
  const { environments } = deployments;
  const selected =
    environments.find(({ ref }) => ref.name === query.environment) ??
    firstToShow(environments);
  return (
    <>
      <PipelineView
        deployments={deployments}
        selected={selected?.ref}
        hrefOf={environment => hrefOf({ environment, tab: query.tab })}
      />
      {selected && (
        <Suspense
          fallback={
            <LoadingRegion what={t('deploy.panel.loading')}>
              <Skeleton width="100%" height={320} />
            </LoadingRegion>
          }
        >
          <LazyEnvironmentPanel
            thing={thing}
            deployments={deployments}
            item={selected}
            query={query}
            change={change}
            hrefOf={hrefOf}
            onDone={onDone}
          />
        </Suspense>
      )}
    </>
  );
}
