// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import {
  logLevels,
  type AskedSource,
} from '@fourplane/plugin-fourplane-common';
import {
  BarChart,
  fourplaneTranslationRef,
  ReplyGate,
} from '@fourplane/plugin-fourplane-react';
import type { LogScope } from './LogScope';
import { askedFilter, type LogsQuery } from './LogsQuery';

/** How many lines there are when, by level; dragging over it chooses the time. */
export function LogHistogramChart(props: {
  scope: LogScope;
  query: LogsQuery;
  change: (part: Partial<LogsQuery>) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { scope, query, change } = props;
  const reply = scope.useHistogram(askedFilter(query));
  return (
    <ReplyGate
      reply={reply}
      what={t('logSearch.histogramWhat')}
      stillWorks={t('logSearch.linesBelow')}
      skeleton={<Skeleton height={150} />}
    >
      {({ start, stepSeconds, count, levels, sources }) => (
        <>
          {count > 0 && (
            <BarChart
              title={t('logSearch.histogram')}
              times={{
                start: Date.parse(start),
                stepMs: stepSeconds * 1_000,
                count,
              }}
              parts={logLevels.flatMap(level => {
                const counts = levels[level];
                return counts
                  ? [
                      {
                        id: level,
                        label: t(`logSearch.level.${level}`),
                        counts,
                      },
                    ]
                  : [];
              })}
              onZoom={(from, to) =>
                change({
                  from: new Date(from).toISOString(),
                  to: new Date(to).toISOString(),
                })
              }
            />
          )}
          <NotCounted sources={sources} />
        </>
      )}
    </ReplyGate>
  );
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
