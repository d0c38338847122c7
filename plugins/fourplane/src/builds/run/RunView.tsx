// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import type {
  BuildGraph,
  ModelRef,
  BuildDetail,
} from '@fourplane/plugin-fourplane-common';
import {
  FailurePanel,
  fourplaneTranslationRef,
  LoadingRegion,
  StaleNotice,
  type ReplyState,
} from '@fourplane/plugin-fourplane-react';
import { useMemo, type ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import { EventsTab } from './EventsTab';
import { stepsOf } from './graph/stepsOf';
import type { RunLogs } from './LogPanel';
import { ParametersTab } from './ParametersTab';
import { ResultTab } from './ResultTab';
import styles from './Run.module.css';
import type { RunActionName, RunCommands } from './RunActions';
import { RunHeader, type RunLinks } from './RunHeader';
import {
  readRunQuery,
  runTabs,
  writeRunQuery,
  type RunQuery,
} from './RunQuery';
import { RunSkeleton } from './RunSkeleton';
import { StepsAndLog } from './StepsAndLog';

/** One run: how it stands, its steps and their logs, what went in and what came out. */
export function RunView(props: {
  name: string;
  detail: ReplyState<BuildDetail>;
  graph: ReplyState<BuildGraph>;
  logs: RunLogs;
  links: RunLinks;
  commands: RunCommands;
  onDone: (action: RunActionName, build?: ModelRef) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { name, detail, graph, logs } = props;
  if (detail.state === 'loading') {
    return <RunSkeleton />;
  }
  if (detail.state === 'failed') {
    return (
      <div className={styles.run}>
        <FailurePanel
          failure={detail.failure}
          what={
            detail.failure.kind === 'notFound'
              ? t('builds.run.thing', { name })
              : t('builds.run.what')
          }
          stillWorks={t('builds.stillWorks')}
          onRetry={detail.look}
          isRetrying={detail.isLooking}
        />
      </div>
    );
  }
  return (
    <div className={styles.run}>
      <StaleNotice meta={detail.meta} refreshFailure={detail.refreshFailure} />
      <RunHeader
        detail={detail.data}
        links={props.links}
        commands={props.commands}
        onDone={props.onDone}
      />
      <RunTabs name={name} detail={detail.data} graph={graph} logs={logs} />
    </div>
  );
}

function RunTabs(props: {
  name: string;
  detail: BuildDetail;
  graph: ReplyState<BuildGraph>;
  logs: RunLogs;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { name, detail, graph, logs } = props;
  const [query, change] = useRunQuery();
  const known = graph.state === 'present' ? graph.data : undefined;
  const steps = useMemo(() => stepsOf(known?.nodes ?? []), [known]);
  const withGraph = (draw: (graphData: BuildGraph) => ReactNode) => (
    <GraphGate graph={graph}>{known && draw(known)}</GraphGate>
  );
  const panels: Record<RunQuery['tab'], () => ReactNode> = {
    logs: () =>
      withGraph(data => (
        <StepsAndLog
          build={name}
          graph={data}
          steps={steps}
          logs={logs}
          query={query}
          change={change}
        />
      )),
    parameters: () =>
      withGraph(data => <ParametersTab graph={data} steps={steps} />),
    events: () => withGraph(data => <EventsTab graph={data} />),
    result: () => (
      <ResultTab detail={detail} graph={known} steps={steps} logs={logs} />
    ),
  };
  return (
    <Tabs
      selectedKey={query.tab}
      onSelectionChange={key =>
        change({ tab: runTabs.find(tab => tab === key) ?? 'logs' })
      }
    >
      <TabList aria-label={t('builds.run.tabs')}>
        {runTabs.map(tab => (
          <Tab key={tab} id={tab}>
            {t(`builds.run.tab.${tab}`)}
          </Tab>
        ))}
      </TabList>
      {runTabs.map(tab => (
        <TabPanel key={tab} id={tab} className={styles.panel}>
          {query.tab === tab && panels[tab]()}
        </TabPanel>
      ))}
    </Tabs>
  );
}

/** The graph once it is there; its shape or what is the matter with it before. */
function GraphGate(props: {
  graph: ReplyState<BuildGraph>;
  children: ReactNode;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { graph, children } = props;
  if (graph.state === 'loading') {
    return (
      <LoadingRegion what={t('builds.run.steps')}>
        <Skeleton height={300} />
      </LoadingRegion>
    );
  }
  if (graph.state === 'failed') {
    return (
      <FailurePanel
        failure={graph.failure}
        what={t('builds.run.stepsWhat')}
        stillWorks={t('builds.run.stillWorks')}
        onRetry={graph.look}
        isRetrying={graph.isLooking}
      />
    );
  }
  return <>{children}</>;
}

function useRunQuery() {
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => readRunQuery(params), [params]);
  const change = (part: Partial<RunQuery>) =>
    setParams(
      current => writeRunQuery(current, { ...readRunQuery(current), ...part }),
      { replace: true },
    );
  return [query, change] as const;
}
