// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Tab, TabList, TabPanel, Tabs, Text } from '@backstage/ui';
import {
  refKey,
  type ComponentDeployments,
  type Deployment,
  type EnvironmentDeployment,
} from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import type { ReactNode } from 'react';
import type { ComponentPath } from '../../builds/ComponentPath';
import styles from '../Deploy.module.css';
import { EnvironmentActions } from '../actions';
import { panelTabs, type DeployQuery } from '../DeployQuery';
import { DeploymentStatus } from '../pipeline/DeploymentStatus';
import { NextStep } from '../pipeline/NextStep';
import { planeText } from '../planeText';
import { EndpointsTab } from './EndpointsTab';
import { HealthTab } from './HealthTab';
import { HistoryTab } from './HistoryTab';
import { LogsTab } from './LogsTab';
import { ReleaseTab } from './ReleaseTab';
import { ResourcesTab } from './ResourcesTab';

interface PanelProps {
  component: ComponentPath;
  deployments: ComponentDeployments;
  item: EnvironmentDeployment;
  query: DeployQuery;
  change: (part: Partial<DeployQuery>) => void;
  hrefOf: (query: Partial<DeployQuery>) => string;
}

/** All there is to say of a component in one environment, and what can be done there. */
export function EnvironmentPanel(props: PanelProps & { onDone: () => void }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { component, deployments, item, onDone } = props;
  const { label, deployment, others, dataPlane } = item;
  return (
    <section
      aria-label={t('deploy.panel.label', { environment: label })}
      className={styles.panel}
    >
      <div className={styles.line}>
        <Text as="h2" variant="title-x-small" weight="bold">
          {label}
        </Text>
        <DeploymentStatus item={item} />
        {dataPlane && (
          <span className={styles.aside} title={dataPlane.ref.name}>
            {t('deploy.onPlane', { plane: planeText(dataPlane) })}
          </span>
        )}
        <EnvironmentActions
          component={component}
          deployments={deployments}
          item={item}
          onDone={onDone}
        />
      </div>
      {others.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('deploy.others', {
            count: others.length,
            names: others.map(({ ref }) => ref.name).join(', '),
          })}
        />
      )}
      {deployment ? (
        <PanelTabs {...props} key={refKey(item.ref)} deployment={deployment} />
      ) : (
        <EmptyPanel
          title={t('deploy.panel.notDeployed', { environment: label })}
          next={<NextStep item={item} deployments={deployments} />}
        />
      )}
    </section>
  );
}

function PanelTabs(props: PanelProps & { deployment: Deployment }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { component, deployments, item, deployment } = props;
  const { query, change, hrefOf } = props;
  const { source } = deployments.component;
  const path = { ...component, deployment: deployment.ref.name };
  const panels: Record<DeployQuery['tab'], () => ReactNode> = {
    health: () => (
      <HealthTab
        item={item}
        deployment={deployment}
        source={source}
        releaseHref={hrefOf({ environment: item.ref.name, tab: 'release' })}
        change={change}
      />
    ),
    endpoints: () => (
      <EndpointsTab component={component} deployment={deployment} />
    ),
    resources: () => <ResourcesTab path={path} query={query} change={change} />,
    logs: () => (
      <LogsTab
        path={path}
        runtime={item.runtime}
        query={query}
        change={change}
      />
    ),
    release: () => (
      <ReleaseTab
        component={component}
        deployments={deployments}
        item={item}
        query={query}
        change={change}
      />
    ),
    history: () => (
      <HistoryTab component={component} item={item} source={source} />
    ),
  };
  return (
    <Tabs
      selectedKey={query.tab}
      onSelectionChange={key =>
        change({
          environment: item.ref.name,
          tab: panelTabs.find(tab => tab === key) ?? 'health',
        })
      }
    >
      <TabList aria-label={t('deploy.panel.tabs')}>
        {panelTabs.map(tab => (
          <Tab key={tab} id={tab}>
            {t(`deploy.panel.tab.${tab}`)}
          </Tab>
        ))}
      </TabList>
      {panelTabs.map(tab => (
        <TabPanel key={tab} id={tab} className={styles.tabPanel}>
          {query.tab === tab && panels[tab]()}
        </TabPanel>
      ))}
    </Tabs>
  );
}
