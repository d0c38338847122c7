// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import {
  logLevels,
  type AskedSource,
  type LogHistogram,
} from '@fourplane/plugin-fourplane-common';
import {
  BarChart,
  fourplaneTranslationRef,
  MarkerList,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { componentPathOf, type ComponentPath } from '../builds/ComponentPath';
import { useMarkers, type Markers } from '../markers/useMarkers';
import { logRoutes, type LogScope } from './LogScope';
import { askedFilter, type LogsQuery } from './LogsQuery';

interface ChartProps {
  scope: LogScope;
  query: LogsQuery;
  change: (part: Partial<LogsQuery>) => void;
}

/** How many lines there are when, by level, with what happened meanwhile; dragging over it chooses the time. */
export function LogHistogramChart(props: ChartProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { scope, query, change } = props;
  const reply = useReply(logRoutes[scope.kind].histogram, {
    ...scope.path,
    ...askedFilter(query),
  });
  const component = markedComponent(scope, query);
  return (
    <ReplyGate
      reply={reply}
      what={t('logSearch.histogramWhat')}
      stillWorks={t('logSearch.linesBelow')}
      skeleton={<Skeleton height={150} />}
    >
      {histogram => (
        <>
          {component ? (
            <MarkedChart
              histogram={histogram}
              change={change}
              component={component}
              environment={environmentOf(scope, query)}
              isOwnPage={scope.kind === 'component'}
            />
          ) : (
            <>
              <Chart histogram={histogram} change={change} markers={[]} />
              <Text variant="body-small">{t('logSearch.markersOfOne')}</Text>
            </>
          )}
          <NotCounted sources={histogram.sources} />
        </>
      )}
    </ReplyGate>
  );
}

function MarkedChart(props: {
  histogram: LogHistogram;
  change: ChartProps['change'];
  component: ComponentPath;
  environment: string | undefined;
  isOwnPage: boolean;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { component, environment, isOwnPage, ...shown } = props;
  const { markers, problem } = useMarkers(component, {
    isOwnPage,
    ...(environment && { environments: [environment] }),
  });
  return (
    <>
      <Chart {...shown} markers={markers} />
      {problem && (
        <Text variant="body-small">
          {t('metrics.markersGone', { why: problem })}
        </Text>
      )}
    </>
  );
}

function Chart(props: {
  histogram: LogHistogram;
  change: ChartProps['change'];
  markers: Markers['markers'];
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { histogram, change, markers } = props;
  const { stepSeconds, count, levels, isEstimate } = histogram;
  const start = Date.parse(histogram.start);
  const stepMs = stepSeconds * 1_000;
  return count === 0 ? null : (
    <>
      <BarChart
        title={t('logSearch.histogram')}
        times={{ start, stepMs, count }}
        isEstimate={isEstimate}
        parts={logLevels.flatMap(level => {
          const counts = levels[level];
          const label = t(`logSearch.level.${level}`);
          return counts ? [{ id: level, label, counts }] : [];
        })}
        markers={markers}
        onZoom={(from, to) =>
          change({
            from: new Date(from).toISOString(),
            to: new Date(to).toISOString(),
          })
        }
      />
      <MarkerList from={start} to={start + stepMs * count} markers={markers} />
    </>
  );
}

/** The one component whose builds and deployments can be marked: of several they would be a thicket. */
function markedComponent(
  { kind, path, components }: LogScope,
  { component, project }: LogsQuery,
): ComponentPath | undefined {
  if (kind === 'component' && 'project' in path && 'name' in path) {
    return path;
  }
  const chosen = components?.filter(
    ({ id, ref }) => id === component && (!project || ref.project === project),
  );
  return chosen?.length === 1 ? componentPathOf(chosen[0]?.ref) : undefined;
}

function environmentOf(
  { kind, path }: LogScope,
  { environment }: LogsQuery,
): string | undefined {
  return kind === 'environment' && 'name' in path ? path.name : environment;
}

/** Whose lines the picture lacks. */
function NotCounted({ sources }: { sources: readonly AskedSource[] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const silent = sources.filter(({ state }) => state !== 'answered');
  return silent.length === 0 ? null : (
    <Text variant="body-small">
      {t('logSearch.notCounted', {
        why: silent.map(({ title, what }) => what ?? title).join(' '),
      })}
    </Text>
  );
}
