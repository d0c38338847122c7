// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Text } from '@backstage/ui';
import type {
  Deployment,
  EnvironmentDeployment,
  Problem,
} from '@fourplane/plugin-fourplane-common';
import {
  causeOf,
  fourplaneTranslationRef,
  HealthBadge,
  RelativeTime,
} from '@fourplane/plugin-fourplane-react';
import styles from '../Deploy.module.css';
import type { DeployQuery } from '../DeployQuery';
import { DeploymentStatus } from '../pipeline/DeploymentStatus';
import { PanelPart } from './PanelPart';
import { PodTable } from './PodTable';
import { ScheduleView } from './ScheduleView';

type Runtime = NonNullable<EnvironmentDeployment['runtime']>;

/** How a deployment is and why: the condition, the pods, the last warning. */
export function HealthTab(props: {
  item: EnvironmentDeployment;
  deployment: Deployment;
  change: (part: Partial<DeployQuery>) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { item, deployment, change } = props;
  const { health, runtime, nextRunAt } = item;
  const cause = causeOf(health ?? deployment.health);
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
        {deployment.desired === 'undeployed' && (
          <Text as="p">{t('deploy.health.undeployed')}</Text>
        )}
      </PanelPart>
      {runtime?.schedule && (
        <ScheduleView schedule={runtime.schedule} nextRunAt={nextRunAt} />
      )}
      {deployment.desired !== 'undeployed' && (
        <Pods item={item} runtime={runtime} change={change} />
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
  item: EnvironmentDeployment;
  runtime?: Runtime;
  change: (part: Partial<DeployQuery>) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { item, runtime, change } = props;
  return (
    <PanelPart title={t('deploy.health.pods')}>
      <PodsNotice runtime={runtime} />
      {runtime && runtime.state !== 'none' && (
        <PodTable
          pods={runtime.pods}
          onLog={pod =>
            change({
              environment: item.ref.name,
              tab: 'logs',
              pod,
              container: undefined,
              previous: undefined,
            })
          }
        />
      )}
    </PanelPart>
  );
}

/** Why the pods are not seen, or not seen as they are now; which line of the configuration mends it. */
function PodsNotice({ runtime }: { runtime?: Runtime }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  if (runtime?.state === 'live') {
    return null;
  }
  const { problem, since } = runtime ?? {};
  if (runtime?.state !== 'stale') {
    return (
      <Alert
        status="info"
        icon
        title={t('deploy.health.notConnected')}
        description={problem && <ProblemText problem={problem} />}
      />
    );
  }
  return (
    <Alert
      status="warning"
      icon
      title={
        since
          ? t('deploy.health.stale', { time: <RelativeTime instant={since} /> })
          : t('deploy.health.staleUnknown')
      }
      description={problem && <ProblemText problem={problem} />}
    />
  );
}

function ProblemText({ problem }: { problem: Problem }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { what, where, mend } = problem;
  return (
    <>
      {t('deploy.health.problemAt', { what, where })} {mend}
    </>
  );
}

/** What the control plane says of the objects it made on the data plane. */
function ReportedObjects({ deployment }: { deployment: Deployment }) {
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
