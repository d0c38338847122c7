// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import type {
  BuildGraph,
  ModelRef,
  BuildDetail,
} from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  ReplyGate,
  type ReplyState,
} from '@fourplane/plugin-fourplane-react';
import { useMemo, type ReactNode } from 'react';
import { useAddressQuery } from '../../useAddressQuery';
import { EventsTab } from './EventsTab';
import { stepsOf } from './graph/stepsOf';
import type { RunLogs } from './LogPanel';
import { ParametersTab } from './ParametersTab';
import { ResultTab } from './ResultTab';
import styles from './Run.module.css';
import type { RunActionName, RunCommands } from './RunActions';
import { RunHeader, type RunLinks } from './RunHeader';
import { runQuerySchema, runTabs, type RunQuery } from './RunQuery';
import { RunShape } from './RunSkeleton';
import { StepResults } from './StepResults';
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
  const { name, graph, logs } = props;
  return (
    <div className={styles.run}>
      <ReplyGate
        reply={props.detail}
        what={t('builds.run.what')}
        thing={t('builds.run.thing', { name })}
        stillWorks={t('builds.stillWorks')}
        skeleton={<RunShape />}
      >
        {detail => (
          <>
            <RunHeader
              detail={detail}
              links={props.links}
              commands={props.commands}
              onDone={props.onDone}
            />
            <RunTabs name={name} detail={detail} graph={graph} logs={logs} />
          </>
        )}
      </ReplyGate>
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
  const { query, change } = useAddressQuery(runQuerySchema);
  const known = graph.state === 'present' ? graph.data : undefined;
  const steps = useMemo(() => stepsOf(known?.nodes ?? []), [known]);
  const withGraph = (draw: (graphData: BuildGraph) => ReactNode) => (
    <ReplyGate
      reply={graph}
      what={t('builds.run.stepsWhat')}
      stillWorks={t('builds.run.stillWorks')}
    >
      {draw}
    </ReplyGate>
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
      <ResultTab detail={detail}>
        {withGraph(data => (
          <StepResults graph={data} steps={steps} logs={logs} />
        ))}
      </ResultTab>
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
