// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import {
  type ComponentOverview,
  type Deployment,
} from '@fourplane/plugin-fourplane-common';
import { RiArrowRightLine } from '@remixicon/react';
import {
  causeOf,
  EntityLink,
  fourplaneTranslationRef,
  HealthBadge,
  StatusBadge,
} from '@fourplane/plugin-fourplane-react';
import type { ReactNode } from 'react';
import { deployQueryOf } from '../deployments/deployPath';
import { deployRouteRef } from '../routes';
import { useLinkTo } from '../useLinkTo';
import { DeploymentUrls } from './DeploymentUrls';
import { imageName } from './imageName';
import styles from './Overview.module.css';

type Item = ComponentOverview['environments'][number];

/** One environment of the pipeline and what runs there, after an arrow from the one before. */
export function EnvironmentItem({ item }: { item: Item }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { ref, environment, deployment } = item;
  return (
    <li className={styles.step}>
      <RiArrowRightLine aria-hidden="true" size={20} className={styles.arrow} />
      <div className={styles.environment}>
        <div className={styles.line}>
          <Text as="h5" variant="body-medium" weight="bold">
            <EntityLink
              of={environment && ref}
              title={environment?.title ?? ref.name}
              name={ref.name}
            />
          </Text>
          <Status deployment={deployment} isThere={environment !== undefined} />
        </div>
        {environment?.isProduction && (
          <Text as="p" variant="body-small">
            {t('overview.production')}
          </Text>
        )}
        {!environment && (
          <Text as="p" variant="body-small">
            {t('overview.environmentMissing')}
          </Text>
        )}
        {deployment && <DeploymentFacts deployment={deployment} />}
        <ToDeployTab item={item} />
      </div>
    </li>
  );
}

/** Leads to all there is to say of this environment, where the portal has the tab with it. */
function ToDeployTab({ item }: { item: Item }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const linkTo = useLinkTo(deployRouteRef)();
  const { ref, environment, deployment } = item;
  if (!linkTo) {
    return null;
  }
  const words = t(deployment ? 'overview.details' : 'overview.toDeploy');
  return (
    <Text as="p" variant="body-small">
      <Link
        href={`${linkTo()}${deployQueryOf(ref.name)}`}
        aria-label={t('overview.inEnvironment', {
          words,
          environment: environment?.title ?? ref.name,
        })}
      >
        {words}
      </Link>
    </Text>
  );
}

function Status(props: { deployment?: Deployment; isThere: boolean }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { deployment, isThere } = props;
  if (!deployment) {
    return (
      <StatusBadge
        tone={isThere ? 'paused' : 'unknown'}
        word={t('overview.notDeployed')}
      />
    );
  }
  if (deployment.desired === 'undeployed') {
    return <StatusBadge tone="paused" word={t('overview.undeployed')} />;
  }
  return <HealthBadge health={deployment.health} />;
}

function DeploymentFacts({ deployment }: { deployment: Deployment }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { release, image, replicas, urls, health, desired } = deployment;
  const cause = causeOf(health);
  return (
    <>
      {desired === 'active' && health.state !== 'ready' && cause && (
        <Text as="p" variant="body-small">
          {cause}
        </Text>
      )}
      <dl className={styles.facts}>
        {release && <Fact term={t('overview.release')}>{release.name}</Fact>}
        {image && (
          <Fact term={t('overview.image')}>
            <span title={image}>{imageName(image)}</span>
          </Fact>
        )}
        {replicas && (
          <Fact term={t('overview.replicas')}>
            {t('overview.replicasReady', {
              ready: String(replicas.ready),
              wanted: String(replicas.wanted),
            })}
          </Fact>
        )}
        {urls.length > 0 && (
          <Fact term={t('overview.urls')}>
            <DeploymentUrls urls={urls} />
          </Fact>
        )}
      </dl>
    </>
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
