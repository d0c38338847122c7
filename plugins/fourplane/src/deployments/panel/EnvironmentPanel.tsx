// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Tab, TabList, TabPanel, Tabs, Text } from '@backstage/ui';
import {
  refKey,
  type ThingDeployments,
  type EnvironmentDeployment,
  type Placed,
} from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import type { ReactNode } from 'react';
import type { ThingPath } from '../ThingPath';
import styles from '../Deploy.module.css';
import { EnvironmentActions } from '../actions';
import { panelTabs, type DeployQuery } from '../DeployQuery';
import { DeploymentStatus } from '../pipeline/DeploymentStatus';
import { NextStep } from '../pipeline/NextStep';
import { planeText } from '../planeText';
import { EndpointsTab } from './EndpointsTab';
import { OutputsTab } from './OutputsTab';
import { HealthTab } from './HealthTab';
import { HistoryTab } from './HistoryTab';
import { LogsTab } from './LogsTab';
import { ReleaseTab } from './ReleaseTab';
import { ResourcesTab } from './ResourcesTab';

interface PanelProps {
  thing: ThingPath;
  deployments: ThingDeployments;
  item: EnvironmentDeployment;
  query: DeployQuery;
  change: (part: Partial<DeployQuery>) => void;
  hrefOf: (query: Partial<DeployQuery>) => string;
}

/** All there is to say of a thing in one environment, and what can be done there. */
export function EnvironmentPanel(props: PanelProps & { onDone: () => void }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { thing, deployments, item, onDone } = props;
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
          thing={thing}
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

function PanelTabs(props: PanelProps & { deployment: Placed }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { thing, deployments, item, deployment } = props;
  const { query, change, hrefOf } = props;
  const { source } = deployments.component ?? {};
  const path = { ...thing, deployment: deployment.ref.name };
  // A project's infrastructure answers under no address, and gives nothing to others.
  const tabs = panelTabs.filter(
    tab => tab !== 'endpoints' || thing.things !== 'infrastructure',
  );
  const selected = tabs.find(tab => tab === query.tab) ?? 'health';
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
    endpoints: () =>
      thing.things === 'resources' ? (
        <OutputsTab outputs={deployment.outputs ?? []} />
      ) : (
        <EndpointsTab thing={thing} deployment={deployment} />
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
        thing={thing}
        deployments={deployments}
        item={item}
        query={query}
        change={change}
      />
    ),
    history: () => <HistoryTab thing={thing} item={item} source={source} />,
  };
  return (
    <Tabs
      selectedKey={selected}
      onSelectionChange={key =>
        change({
          environment: item.ref.name,
          tab: panelTabs.find(tab => tab === key) ?? 'health',
        })
      }
    >
      <TabList aria-label={t('deploy.panel.tabs')}>
        {tabs.map(tab => (
          <Tab key={tab} id={tab}>
            {tab === 'endpoints' && thing.things === 'resources'
              ? t('deploy.panel.tab.outputs')
              : t(`deploy.panel.tab.${tab}`)}
          </Tab>
        ))}
      </TabList>
      {tabs.map(tab => (
        <TabPanel key={tab} id={tab} className={styles.tabPanel}>
          {selected === tab && panels[tab]()}
        </TabPanel>
      ))}
    </Tabs>
  );
}
