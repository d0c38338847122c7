// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  Component,
  EnvironmentDeployment,
  Placed,
} from '@fourplane/plugin-fourplane-common';
import {
  causeOf,
  fourplaneTranslationRef,
  HealthBadge,
  PanelPart,
  RelativeTime,
} from '@fourplane/plugin-fourplane-react';
import type { ReactNode } from 'react';
import styles from '../Deploy.module.css';
import type { DeployQuery } from '../DeployQuery';
import { DeploymentStatus } from '../pipeline/DeploymentStatus';
import { PodsNotice } from './PodsNotice';
import { PodTable } from './PodTable';
import { RunsWhat } from './RunsWhat';
import { ScheduleView } from './ScheduleView';

type Runtime = NonNullable<EnvironmentDeployment['runtime']>;

/** How a deployment is and why: the condition, the pods, the last warning. */
export function HealthTab(props: {
  item: EnvironmentDeployment;
  deployment: Placed;
  source: Component['source'];
  releaseHref: string;
  change: (part: Partial<DeployQuery>) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { item, deployment, source, releaseHref, change } = props;
  const { health, runtime, nextRunAt } = item;
  const cause = causeOf(health ?? deployment.health);
  const openLog = (pod: string) =>
    change({
      environment: item.ref.name,
      tab: 'logs',
      pod,
      container: undefined,
      previous: undefined,
    });
  return (
    <>
      <PanelPart title={t('deploy.health.cause')}>
        <div className={styles.line}>
          <DeploymentStatus item={item} />
          {cause && <span>{cause}</span>}
          {health?.pod && <span>{t('deploy.pod', { pod: health.pod })}</span>}
        </div>
        {health && (
          <Text as="p" variant="body-small">
            {t(
              health.from === 'pods'
                ? 'deploy.health.fromPods'
                : 'deploy.health.fromConditions',
            )}
          </Text>
        )}
        {runtime?.lastWarning && <LastWarning of={runtime.lastWarning} />}
        {deployment.namespace && (
          <Text as="p" variant="body-small">
            {t('deploy.health.namespace', { name: deployment.namespace })}
          </Text>
        )}
        {deployment.desired === 'undeployed' && (
          <Text as="p">{t('deploy.health.undeployed')}</Text>
        )}
      </PanelPart>
      {runtime?.schedule && (
        <ScheduleView
          schedule={runtime.schedule}
          nextRunAt={nextRunAt}
          pods={runtime.pods}
          onLog={openLog}
        />
      )}
      {deployment.desired !== 'undeployed' && (
        <Pods runtime={runtime} onLog={openLog}>
          <RunsWhat item={item} source={source} releaseHref={releaseHref} />
        </Pods>
      )}
      <ReportedObjects deployment={deployment} />
    </>
  );
}

function LastWarning({ of }: { of: NonNullable<Runtime['lastWarning']> }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { at, reason, object, message } = of;
  return (
    <Text as="p">
      <b>{t('deploy.health.lastWarning')}</b>{' '}
      {t('deploy.health.warning', { reason, object, message })}{' '}
      {at && <RelativeTime instant={at} />}
    </Text>
  );
}

function Pods(props: {
  runtime?: Runtime;
  onLog: (pod: string) => void;
  children: ReactNode;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { runtime, onLog, children } = props;
  return (
    <PanelPart title={t('deploy.health.pods')}>
      {children}
      <PodsNotice runtime={runtime} />
      {runtime && runtime.state !== 'none' && (
        <PodTable pods={runtime.pods} onLog={onLog} />
      )}
    </PanelPart>
  );
}

/** What the control plane says of the objects it made on the data plane. */
function ReportedObjects({ deployment }: { deployment: Placed }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { objects } = deployment;
  if (objects.length === 0) {
    return null;
  }
  return (
    <PanelPart title={t('deploy.health.objects')}>
      <ul className={styles.plainList}>
        {objects.map(({ group, kind, namespace, name, health }) => (
          <li
            key={`${group} ${kind} ${namespace ?? ''} ${name}`}
            className={styles.line}
          >
            <HealthBadge health={health} />
            <span title={namespace}>
              {kind} {name}
            </span>
            {health.state !== 'ready' && <span>{causeOf(health)}</span>}
          </li>
        ))}
      </ul>
    </PanelPart>
  );
}
