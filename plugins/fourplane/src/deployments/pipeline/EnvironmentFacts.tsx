// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type {
  ThingDeployments,
  EnvironmentDeployment,
} from '@fourplane/plugin-fourplane-common';
import {
  causeOf,
  fourplaneTranslationRef,
  RelativeTime,
} from '@fourplane/plugin-fourplane-react';
import type { ReactNode } from 'react';
import { imageName } from '../../overview/imageName';
import { Actor } from '../Actor';
import styles from '../Deploy.module.css';
import { DriftNote } from '../matrix/DriftNote';
import { planeText } from '../planeText';
import { labelOf } from './labelOf';
import { PlannedInstant } from './PlannedInstant';

/** What runs in an environment, since when and by whom, in a few lines. */
export function EnvironmentFacts(props: {
  item: EnvironmentDeployment;
  deployments: ThingDeployments;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { item, deployments } = props;
  const { deployment, release, runtime, dataPlane, drift, nextRunAt } = item;
  const { since, by } = item;
  const image = deployment?.image ?? release?.image;
  const replicas = runtime?.replicas ?? deployment?.replicas;
  const name = release?.title ?? release?.ref.name ?? deployment?.release?.name;
  return (
    <>
      <Cause item={item} />
      <dl className={styles.facts}>
        {name && (
          <Fact term={t('deploy.release')}>
            <span title={release?.ref.name}>{name}</span>
          </Fact>
        )}
        {image && (
          <Fact term={t('deploy.image')}>
            <span title={image}>{imageName(image)}</span>
          </Fact>
        )}
        {replicas && deployment?.desired === 'active' && (
          <Fact term={t('deploy.replicas')}>
            {t('deploy.replicasReady', {
              ready: `${replicas.ready}`,
              wanted: `${replicas.wanted}`,
            })}
          </Fact>
        )}
        {nextRunAt && (
          <Fact term={t('deploy.nextRun')}>
            <PlannedInstant instant={nextRunAt} />
          </Fact>
        )}
        {dataPlane && (
          <Fact term={t('deploy.plane')}>
            <span title={dataPlane.ref.name}>{planeText(dataPlane)}</span>
          </Fact>
        )}
        {(since || by) && (
          <Fact term={t('deploy.changed')}>
            <span className={styles.above}>
              {since && <RelativeTime instant={since} />}{' '}
              {by && <Actor entityRef={by} />}
            </span>
          </Fact>
        )}
      </dl>
      {!dataPlane && (
        <Text as="p" variant="body-small">
          {t('deploy.planeMissing')}
        </Text>
      )}
      <DriftNote
        drift={drift}
        from={drift ? labelOf(drift.from, deployments.environments) : ''}
      />
      <ManagedBy item={item} />
    </>
  );
}

/** Why it is not well, and which pod says so. */
function Cause({ item }: { item: EnvironmentDeployment }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { deployment } = item;
  const health = item.health ?? deployment?.health;
  const cause = health && health.state !== 'ready' && causeOf(health);
  const pod = item.health?.state === 'ready' ? undefined : item.health?.pod;
  if (deployment?.desired !== 'active' || (!cause && !pod)) {
    return null;
  }
  return (
    <Text as="p" variant="body-small">
      {cause} {pod && t('deploy.pod', { pod })}
    </Text>
  );
}

/** What keeps the deployment as it is in Git, with the way there. */
function ManagedBy({ item }: { item: EnvironmentDeployment }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { managedBy } = item;
  if (!managedBy) {
    return null;
  }
  const tool = t(`deploy.tool.${managedBy.tool}`);
  const { name, url } = managedBy;
  return (
    <Text as="p" variant="body-small">
      {name
        ? t('deploy.managedByNamed', { tool, name })
        : t('deploy.managedBy', { tool })}{' '}
      {url && /^https?:\/\//i.test(url) && (
        <span className={styles.above}>
          <Link href={url} target="_blank" rel="noopener noreferrer">
            {t('deploy.source')}
          </Link>
        </span>
      )}
    </Text>
  );
}

function Fact(props: { term: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{props.term}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
