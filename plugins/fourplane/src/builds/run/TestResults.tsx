// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import {
  fourplaneTranslationRef,
  LoadingRegion,
  messageOf,
  readLog,
  StatusBadge,
  whyNotWhole,
  type LogReading,
} from '@fourplane/plugin-fourplane-react';
import { useEffect, useState } from 'react';
import { toneOfPhase } from '../toneOfPhase';
import type { Step } from './graph/stepsOf';
import type { RunLogs } from './LogPanel';
import styles from './Run.module.css';
import { testSummaryOf, type TestSummary } from './testSummaryOf';

/** Steps that test something, by what they are called. */
const TEST_STEP =
  /(?:^|[^a-z])(?:tests?|specs?|e2e|unit|integration|verify)(?:$|[^a-z])/i;
/** Tools say what their tests came to at the end. */
const LAST_LINES = 400;

/** The test steps of a run and what each of them came to, as its log tells. */
export function TestResults(props: { steps: readonly Step[]; logs: RunLogs }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const steps = props.steps.filter(({ name }) => TEST_STEP.test(name));
  if (steps.length === 0) {
    return <Text as="p">{t('builds.result.noTests')}</Text>;
  }
  return (
    <ul className={styles.plainList}>
      {steps.map(step => (
        <li key={step.id} className={styles.line}>
          <Text weight="bold">{step.name}</Text>
          <StatusBadge
            tone={toneOfPhase(step.node.phase)}
            word={t(`builds.phase.${step.node.phase}`)}
            cause={step.node.message}
          />
          {step.node.completedAt && step.node.hasLog && (
            <Summary step={step} logs={props.logs} />
          )}
        </li>
      ))}
    </ul>
  );
}

type Found =
  | { readonly state: 'reading' }
  | {
      readonly state: 'read';
      readonly summary?: TestSummary;
      readonly reading: LogReading;
    }
  | { readonly state: 'failed'; readonly reason: string };

function Summary({ step, logs }: { step: Step; logs: RunLogs }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const found = useTestSummary(step.node.id, logs);
  if (found.state === 'reading') {
    return (
      <LoadingRegion what={t('builds.result.testsWhat')}>
        <Skeleton width={180} height={16} />
      </LoadingRegion>
    );
  }
  if (found.state === 'failed') {
    return (
      <Text>{t('builds.result.testsUnread', { reason: found.reason })}</Text>
    );
  }
  const { summary, reading } = found;
  const flaw = whyNotWhole(reading, t('log.brokeOff'));
  if (!summary) {
    return (
      <Text>
        {flaw
          ? t('builds.result.testsUnread', { reason: flaw })
          : t('builds.result.testsUnknown')}
      </Text>
    );
  }
  return (
    <Text title={summary.said}>
      {[
        summary.passed !== undefined &&
          t('builds.result.passed', { count: summary.passed }),
        t('builds.result.failed', { count: summary.failed }),
        summary.skipped &&
          t('builds.result.skipped', { count: summary.skipped }),
        flaw && t('builds.result.testsFlawed', { reason: flaw }),
      ]
        .filter(Boolean)
        .join(', ')}
    </Text>
  );
}

function useTestSummary(node: string, logs: RunLogs): Found {
  const [found, setFound] = useState<Found>({ state: 'reading' });
  const { key } = logs;
  useEffect(() => {
    const reading = new AbortController();
    const settle = (result: Found) =>
      !reading.signal.aborted && setFound(result);
    readSummary(node, logs, reading.signal).then(settle, error =>
      settle({ state: 'failed', reason: messageOf(error) }),
    );
    return () => reading.abort();
    // The key stands for where the logs come from.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [node, key]);
  return found;
}

async function readSummary(
  node: string,
  logs: RunLogs,
  signal: AbortSignal,
): Promise<Found> {
  const lines: string[] = [];
  const open = logs.open(node, undefined);
  const reading = await readLog(
    open({ follow: false, tail: LAST_LINES }, signal),
    event => event.type === 'line' && lines.push(withoutColours(event.text)),
  );
  return { state: 'read', summary: testSummaryOf(lines), reading };
}

function withoutColours(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\u001b\[[0-9;]*m/g, '');
}
