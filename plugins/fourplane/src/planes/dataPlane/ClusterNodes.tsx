// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, Table, Text, type ColumnConfig } from '@backstage/ui';
import type { ClusterNode } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  HealthBadge,
  StatusBadge,
  useLocale,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';
import { formatOf } from '../../metrics/formatOf';

interface NodeRow {
  readonly id: string;
  readonly node: ClusterNode;
}

/** The nodes of a cluster and what pods may have of them, in sum and one by one; the unwell first. */
export function ClusterNodes({ nodes }: { nodes: readonly ClusterNode[] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const locale = useLocale();
  const columns = useNodeColumns(locale);
  const sum = (of: (node: ClusterNode) => number | undefined) =>
    nodes.reduce((total, node) => total + (of(node) ?? 0), 0);
  const rows = useMemo(
    () =>
      nodes
        .map(node => ({ id: node.name, node }))
        .sort(
          (one, other) =>
            Number(isWell(one.node)) - Number(isWell(other.node)) ||
            one.id.localeCompare(other.id),
        ),
    [nodes],
  );
  return (
    <>
      <Text as="p">
        {t('plane.nodes.sum', {
          ready: `${nodes.filter(isWell).length}`,
          all: `${nodes.length}`,
          cpu: new Intl.NumberFormat(locale).format(sum(one => one.cpuCores)),
          memory: formatOf('memory', locale)(sum(one => one.memoryBytes)),
          pods: `${sum(one => one.pods)}`,
        })}
      </Text>
      <Table columnConfig={columns} data={rows} pagination={{ type: 'none' }} />
    </>
  );
}

function isWell({ health, isSchedulable }: ClusterNode): boolean {
  return health.state === 'ready' && isSchedulable;
}

function useNodeColumns(locale: string) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return useMemo((): ColumnConfig<NodeRow>[] => {
    const number = new Intl.NumberFormat(locale);
    const orUnknown = <V,>(value: V | undefined, as: (value: V) => string) =>
      value === undefined ? t('plane.nodes.unknown') : as(value);
    return [
      {
        id: 'name',
        label: t('plane.nodes.name'),
        isRowHeader: true,
        cell: ({ node }) => <CellText title={node.name} />,
      },
      {
        id: 'health',
        label: t('plane.nodes.health'),
        cell: ({ node }) => (
          <Cell>
            <HealthBadge health={node.health} />{' '}
            {!node.isSchedulable && (
              <StatusBadge tone="paused" word={t('plane.nodes.cordoned')} />
            )}
          </Cell>
        ),
      },
      {
        id: 'version',
        label: t('plane.nodes.version'),
        cell: ({ node }) => (
          <CellText title={orUnknown(node.version, text => text)} />
        ),
      },
      {
        id: 'cpu',
        label: t('plane.nodes.cpu'),
        cell: ({ node }) => (
          <CellText title={orUnknown(node.cpuCores, number.format)} />
        ),
      },
      {
        id: 'memory',
        label: t('plane.nodes.memory'),
        cell: ({ node }) => (
          <CellText
            title={orUnknown(node.memoryBytes, formatOf('memory', locale))}
          />
        ),
      },
      {
        id: 'pods',
        label: t('plane.nodes.pods'),
        cell: ({ node }) => (
          <CellText title={orUnknown(node.pods, number.format)} />
        ),
      },
    ];
  }, [t, locale]);
}
