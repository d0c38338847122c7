// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import type { DeploymentMetrics } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
  LoadingRegion,
  MarkerList,
  ReplyGate,
  timeSpan,
  TimeCursor,
  useLocale,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import type { ComponentPath } from '../builds/ComponentPath';
import { useMarkers } from '../markers/useMarkers';
import { askedTime } from '../timeRange/TimeRange';
import { chartsOf, type ChartWords, type Measured } from './chartsOf';
import type { DeployedEnvironment } from './DeployedEnvironment';
import { MetricChart } from './MetricChart';
import styles from './Metrics.module.css';
import type { MetricsQuery } from './MetricsQuery';
import { onlyGapOf } from './onlyGapOf';

interface ChartsProps {
  component: ComponentPath;
  environment: DeployedEnvironment;
  /** Whose values are drawn beside. */
  compared?: DeployedEnvironment;
  query: MetricsQuery;
}

/** The charts of one environment, read at one time, with what another has beside it. */
export function MetricCharts(props: ChartsProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { component, environment, compared, query } = props;
  const reply = useMetrics(component, environment, query);
  return (
    <ReplyGate
      reply={reply}
      what={t('metrics.what')}
      stillWorks={t('metrics.stillWorks')}
      skeleton={<ChartsSkeleton />}
    >
      {metrics => {
        const measured = { environment, metrics };
        return compared ? (
          <ComparedCharts {...props} measured={measured} compared={compared} />
        ) : (
          <Charts {...props} measured={[measured]} />
        );
      }}
    </ReplyGate>
  );
}

function ComparedCharts(
  props: ChartsProps & { measured: Measured; compared: DeployedEnvironment },
) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { component, compared, query, measured } = props;
  const reply = useMetrics(component, compared, query);
  return (
    <ReplyGate
      reply={reply}
      what={t('metrics.what')}
      skeleton={<ChartsSkeleton />}
    >
      {metrics => (
        <Charts
          {...props}
          measured={[measured, { environment: compared, metrics }]}
        />
      )}
    </ReplyGate>
  );
}

function useMetrics(
  component: ComponentPath,
  { deployment }: DeployedEnvironment,
  query: MetricsQuery,
) {
  return useReply('getDeploymentMetrics', {
    ...component,
    deployment: deployment.ref.name,
    ...askedTime(query),
    ...(query.byPod && { byPod: query.byPod }),
  });
}

function Charts(props: ChartsProps & { measured: readonly Measured[] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { component, measured } = props;
  const [cursor, setCursor] = useState<number>();
  const { markers, problem } = useMarkers(component, {
    isOwnPage: true,
    environments: measured.map(({ environment }) => environment.ref.name),
  });
  const gap = onlyGapOf(measured);
  if (gap) {
    return <EmptyPanel title={gap.what} next={gap.mend ?? ''} />;
  }
  const words: ChartWords = {
    all: t('metrics.all'),
    reserved: t('metrics.reserved'),
    limits: t('metrics.limits'),
    percentile: percent => t('metrics.percentile', { percent }),
    inEnvironment: (line, environment) =>
      t('metrics.inEnvironment', { line, environment }),
  };
  const { metrics } = measured[0]!;
  const times = {
    start: Date.parse(metrics.start),
    stepMs: metrics.stepSeconds * 1_000,
    count: metrics.count,
  };
  return (
    <>
      <TimeCursor times={times} cursor={cursor} onCursor={setCursor} />
      <div className={styles.charts}>
        {chartsOf(measured, words).map(chart => (
          <MetricChart
            key={chart.name}
            chart={chart}
            times={times}
            markers={markers}
            cursor={cursor}
            onCursor={setCursor}
          />
        ))}
      </div>
      <MarkerList
        from={times.start}
        to={times.start + times.stepMs * times.count}
        markers={markers}
      />
      <SourceNote metrics={metrics} />
      {problem && (
        <Text variant="body-small">
          {t('metrics.markersGone', { why: problem })}
        </Text>
      )}
    </>
  );
}

function SourceNote({ metrics }: { metrics: DeploymentMetrics }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const locale = useLocale();
  const { source, stepSeconds, scope } = metrics;
  return (
    <>
      {source && (
        <Text variant="body-small">
          {t('metrics.source', {
            source,
            step: timeSpan(stepSeconds, locale),
          })}
        </Text>
      )}
      {scope === 'names' && (
        <Text variant="body-small">{t('metrics.byNames')}</Text>
      )}
    </>
  );
}

/** The shape of the charts. */
function ChartsSkeleton() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <LoadingRegion what={t('metrics.what')}>
      <div className={styles.charts}>
        {Array.from({ length: 6 }, (_, index) => (
          <Skeleton key={index} height={220} />
        ))}
      </div>
    </LoadingRegion>
  );
}
