// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export * from './causeOf';
export { EmptyPanel, type EmptyPanelProps } from './EmptyPanel';
export { EntityLink, type EntityLinkProps } from './EntityLink';
export { Fact, Facts } from './Facts';
export { FailurePanel, type FailurePanelProps } from './FailurePanel';
export { HealthBadge, type HealthBadgeProps } from './HealthBadge';
export { LoadingRegion, type LoadingRegionProps } from './LoadingRegion';
export { PanelPart, type PanelPartProps } from './PanelPart';
export { RelativeTime, type RelativeTimeProps } from './RelativeTime';
export { ReplyGate, type ReplyGateProps } from './ReplyGate';
export { StaleNotice, type StaleNoticeProps } from './StaleNotice';
export {
  StatusBadge,
  type StatusBadgeProps,
  type StatusTone,
} from './StatusBadge';
export { TimeSpan, type TimeSpanProps } from './TimeSpan';
export { timeSpan } from './timeUnits';
export { toneOfHealth } from './toneOfHealth';
export { useLocale } from './useLocale';
export { useCatalogModes } from './useCatalogModes';
