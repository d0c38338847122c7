// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, Table, type ColumnConfig } from '@backstage/ui';
import type { ClusterWarning } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  RelativeTime,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';

interface WarningRow {
  readonly id: string;
  readonly warning: ClusterWarning;
}

const PAGE_SIZE = 20;

/** Warnings of a cluster, newest first. */
export function ClusterWarnings(props: {
  warnings: readonly ClusterWarning[];
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const columns = useMemo(
    (): ColumnConfig<WarningRow>[] => [
      {
        id: 'at',
        label: t('plane.warnings.at'),
        isRowHeader: true,
        cell: ({ warning: { at } }) => (
          <Cell>{at ? <RelativeTime instant={at} /> : '–'}</Cell>
        ),
      },
      {
        id: 'object',
        label: t('plane.warnings.object'),
        cell: ({ warning }) => (
          <CellText title={warning.object} description={warning.namespace} />
        ),
      },
      {
        id: 'reason',
        label: t('plane.warnings.reason'),
        cell: ({ warning: { reason, count } }) => (
          <CellText title={count > 1 ? `${reason} (${count} ×)` : reason} />
        ),
      },
      {
        id: 'message',
        label: t('plane.warnings.message'),
        cell: ({ warning }) => <Cell>{warning.message}</Cell>,
      },
    ],
    [t],
  );
  return (
    <Table
      columnConfig={columns}
      data={props.warnings
        .slice(0, PAGE_SIZE)
        .map((warning, index) => ({ id: `${index}`, warning }))}
      pagination={{ type: 'none' }}
    />
  );
}
