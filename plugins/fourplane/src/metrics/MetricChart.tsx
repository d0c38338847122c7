// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  byteTicks,
  fourplaneTranslationRef,
  LineChart,
  useLocale,
  type ChartMarker,
  type ChartTimes,
} from '@fourplane/plugin-fourplane-react';
import type { MetricChartContent } from './chartsOf';
import { formatOf } from './formatOf';
import styles from './Metrics.module.css';

/** One chart with what it has, and why it lacks what it has not. */
export function MetricChart(props: {
  chart: MetricChartContent;
  times: ChartTimes;
  markers: readonly ChartMarker[];
  cursor: number | undefined;
  onCursor: (index: number | undefined) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const locale = useLocale();
  const { chart, ...shared } = props;
  const { name, lines, gaps } = chart;
  const title = t(`metrics.metric.${name}`);
  return (
    <div className={styles.card}>
      {lines.length > 0 ? (
        <LineChart
          {...shared}
          title={title}
          lines={lines}
          format={formatOf(name, locale)}
          ticksOf={name === 'memory' ? byteTicks : undefined}
        />
      ) : (
        <Text as="h4" weight="bold">
          {title}
        </Text>
      )}
      {gaps.map(({ what, mend }) => (
        <p key={what} className={styles.gap}>
          {what}
          {mend && <span>{mend}</span>}
        </p>
      ))}
    </div>
  );
}
