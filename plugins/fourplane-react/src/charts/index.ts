// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export { BarChart } from './BarChart';
export type { BarChartProps, BarPart } from './BarChart';
export type { ChartMarker } from './ChartMarker';
export { byteTicks } from './chartScale';
export type { ValueTicks } from './chartScale';
export type { ChartTimes } from './ChartTimes';
export { LineChart } from './LineChart';
export type { ChartLine, LineChartProps } from './LineChart';
export { MarkerList } from './MarkerList';
export { TimeCursor } from './TimeCursor';
