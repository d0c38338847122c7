// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { BuildGraph } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import { firstStep } from './firstStep';
import { StepGraph } from './graph/StepGraph';
import type { Step } from './graph/stepsOf';
import { LogPanel, type RunLogs } from './LogPanel';
import styles from './Run.module.css';
import type { RunQuery } from './RunQuery';

/** The steps of a run on one side, the log of one of them on the other. */
export function StepsAndLog(props: {
  build: string;
  graph: BuildGraph;
  steps: readonly Step[];
  logs: RunLogs;
  query: RunQuery;
  change: (part: Partial<RunQuery>) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { build, graph, steps, logs, query, change } = props;
  // Without a choice the page goes on with the run, from step to step, until the reader stops to read.
  const [held, setHeld] = useState<string>();
  const chosen = stepWith(steps, query.step ?? held) ?? firstStep(steps);
  return (
    <>
      {graph.source === 'controlPlane' && graph.reason && (
        <Alert
          status="info"
          icon
          title={t('builds.run.stepsOnly')}
          description={graph.reason}
        />
      )}
      {!chosen && (
        <EmptyPanel
          title={t('builds.run.noSteps')}
          next={graph.reason ?? t('builds.run.noStepsNext')}
        />
      )}
      {chosen && (
        <div className={styles.split}>
          <StepGraph
            steps={steps}
            selected={chosen.id}
            onSelect={step =>
              change({ step, container: undefined, line: undefined })
            }
          />
          <LogPanel
            build={build}
            step={chosen}
            logs={logs}
            query={query}
            change={change}
            onFollow={isFollowing =>
              setHeld(isFollowing ? undefined : chosen.id)
            }
          />
        </div>
      )}
    </>
  );
}

/** The step of an id, which may be one of its attempts'. */
function stepWith(steps: readonly Step[], id: string | undefined) {
  return steps.find(
    step => step.id === id || step.attempts.some(node => node.id === id),
  );
}
