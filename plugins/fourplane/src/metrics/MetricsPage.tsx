// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, Switch } from '@backstage/ui';
import type { EnvironmentDeployment } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import type { ComponentPath } from '../builds/ComponentPath';
import { TimeRangePicker } from '../timeRange/TimeRangePicker';
import { useAddressQuery } from '../useAddressQuery';
import type { DeployedEnvironment } from './DeployedEnvironment';
import { MetricCharts } from './MetricCharts';
import styles from './Metrics.module.css';
import { metricsQuerySchema } from './MetricsQuery';

const NONE = 'none';

/** What the component uses in one environment over time, beside another if wanted. */
export function MetricsPage({ component }: { component: ComponentPath }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const reply = useReply('getDeployments', component);
  return (
    <ReplyGate
      reply={reply}
      what={t('metrics.environmentsWhat')}
      thing={t('deploy.thing', { name: component.name })}
      stillWorks={t('metrics.stillWorks')}
    >
      {({ environments }) => {
        const deployed = environments.filter(isDeployed);
        return deployed.length === 0 ? (
          <EmptyPanel
            title={t('metrics.notDeployed')}
            next={t('metrics.notDeployedNext')}
          />
        ) : (
          <Metrics component={component} environments={deployed} />
        );
      }}
    </ReplyGate>
  );
}

function isDeployed(item: EnvironmentDeployment): item is DeployedEnvironment {
  return item.deployment !== undefined;
}

function Metrics(props: {
  component: ComponentPath;
  environments: readonly DeployedEnvironment[];
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { component, environments } = props;
  const { query, change } = useAddressQuery(metricsQuerySchema);
  const named = (name: string | undefined) =>
    environments.find(({ ref }) => ref.name === name);
  const shown = named(query.environment) ?? environments[0]!;
  const compared = named(query.compare);
  const options = environments.map(({ ref, label }) => ({
    id: ref.name,
    label,
  }));
  return (
    <div className={styles.page}>
      <div className={styles.choices}>
        <Select
          label={t('metrics.environment')}
          selectedKey={shown.ref.name}
          onSelectionChange={key => change({ environment: `${key}` })}
          options={options}
        />
        <Select
          label={t('metrics.compare')}
          selectedKey={compared?.ref.name ?? NONE}
          onSelectionChange={key =>
            change({ compare: key === NONE ? undefined : `${key}` })
          }
          options={[
            { id: NONE, label: t('metrics.compareNone') },
            ...options.filter(({ id }) => id !== shown.ref.name),
          ]}
        />
        <TimeRangePicker time={query} change={change} />
        <Switch
          label={t('metrics.byPod')}
          isSelected={query.byPod === 'true'}
          onChange={isOn => change({ byPod: isOn ? 'true' : undefined })}
        />
      </div>
      <MetricCharts
        key={shown.ref.name}
        component={component}
        environment={shown}
        compared={compared === shown ? undefined : compared}
        query={query}
      />
    </div>
  );
}
