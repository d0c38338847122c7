// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, Table, type ColumnConfig } from '@backstage/ui';
import type { KindStatus } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  StatusBadge,
  type StatusTone,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';

const tones: Record<KindStatus['state'], StatusTone> = {
  syncing: 'working',
  synced: 'good',
  stale: 'warning',
  failed: 'bad',
};

interface KindRow {
  readonly id: string;
  readonly status: KindStatus;
}

/** The watch of every kind of one control plane. */
export function KindTable({ kinds }: { kinds: readonly KindStatus[] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const columns = useMemo(
    (): ColumnConfig<KindRow>[] => [
      {
        id: 'kind',
        label: t('fleet.controlPlanes.kind'),
        isRowHeader: true,
        cell: ({ status }) => <CellText title={status.kind} />,
      },
      {
        id: 'watch',
        label: t('fleet.controlPlanes.watch'),
        cell: ({ status }) => (
          <Cell>
            <StatusBadge
              tone={tones[status.state]}
              word={t(`fleet.controlPlanes.kindState.${status.state}`)}
              cause={status.problem?.what}
              since={status.since}
            />
          </Cell>
        ),
      },
      {
        id: 'objects',
        label: t('fleet.controlPlanes.objects'),
        cell: ({ status }) => <CellText title={`${status.objects}`} />,
      },
    ],
    [t],
  );
  return (
    <Table
      columnConfig={columns}
      data={kinds.map(status => ({ id: status.kind, status }))}
      pagination={{ type: 'none' }}
    />
  );
}
