// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  BuildNode,
  StreamRouteName,
} from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  findErrorLine,
  fourplaneTranslationRef,
  useLogStream,
  type LogStreamView,
  type OpenLog,
} from '@fourplane/plugin-fourplane-react';
import { useEffect, useState } from 'react';
import { StreamedLog } from '../../logs/StreamedLog';
import { LogChoices } from './LogChoices';
import styles from './Run.module.css';
import type { Step } from './graph/stepsOf';
import type { RunQuery } from './RunQuery';

/** Where the logs of one run come from. */
export interface RunLogs {
  readonly route: StreamRouteName;
  /** Names the run: with a node and a container it names a log. */
  readonly key: string;
  open(node: string, container: string | undefined): OpenLog;
}

/** The log of one step: of its last attempt, or of the one that is chosen. */
export function LogPanel(props: {
  build: string;
  step: Step;
  logs: RunLogs;
  query: RunQuery;
  change: (part: Partial<RunQuery>) => void;
  /** The reader began to follow the newest line, or stopped. */
  onFollow: (isFollowing: boolean) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { step, logs, query } = props;
  const node = step.attempts.find(({ id }) => id === query.step) ?? step.node;
  if (!node.hasLog) {
    return (
      <div className={styles.noLog}>
        <EmptyPanel
          title={t('builds.run.noLog', { step: step.name })}
          next={node.message ?? t(`builds.run.noLogNext.${node.phase}`)}
        />
      </div>
    );
  }
  return (
    <NodeLog
      {...props}
      key={`${logs.key} ${node.id} ${query.container ?? ''}`}
      node={node}
    />
  );
}

function NodeLog(props: {
  build: string;
  step: Step;
  node: BuildNode;
  logs: RunLogs;
  query: RunQuery;
  change: (part: Partial<RunQuery>) => void;
  /** The reader began to follow the newest line, or stopped. */
  onFollow: (isFollowing: boolean) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { build, step, node, logs, query, change } = props;
  const { line, container } = query;
  const isFailed = node.phase === 'failed';
  const open = logs.open(node.id, container);
  const log = useLogStream({
    logKey: `${logs.key} ${node.id} ${container ?? ''}`,
    route: logs.route,
    open,
    showsNewestFirst: line === undefined && !isFailed,
  });
  const errorLine = useErrorLine(log, isFailed && line === undefined);
  return (
    <StreamedLog
      log={log}
      open={open}
      title={t('builds.run.logOf', { step: step.name })}
      fileName={`${build}-${step.name}.log`}
      choices={<LogChoices step={step} node={node} log={log} change={change} />}
      selectedLine={line ?? errorLine}
      foundLine={errorLine}
      onSelectLine={
        log.status.isPreview
          ? undefined
          : number => change({ line: number, step: node.id })
      }
      onFollow={props.onFollow}
    />
  );
}

/** The line that says why a step failed, once all of its lines are there. */
function useErrorLine(
  log: LogStreamView,
  isSought: boolean,
): number | undefined {
  const [found, setFound] = useState<number>();
  const isOver = ['ended', 'interrupted'].includes(log.status.state);
  useEffect(() => {
    if (isSought && isOver) {
      setFound(findErrorLine(log.lines) ?? (log.lines.lastNumber || undefined));
    }
  }, [isSought, isOver, log.lines]);
  return isSought ? found : undefined;
}
