// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, Table, Text, type ColumnConfig } from '@backstage/ui';
import type { BuildGraph } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
  RelativeTime,
  StatusBadge,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';

type RunEvent = BuildGraph['events'][number];

interface EventRow {
  readonly id: string;
  readonly event: RunEvent;
}

/** What Kubernetes said of the run and its pods, newest first. */
export function EventsTab({ graph }: { graph: BuildGraph }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const rows = useMemo(
    () =>
      graph.events.map((event, index) => ({ id: `${index}`, event })).reverse(),
    [graph.events],
  );
  const columns = useMemo(
    (): ColumnConfig<EventRow>[] => [
      {
        id: 'type',
        label: t('builds.event.type'),
        maxWidth: 140,
        cell: ({ event: { type } }) => (
          <Cell>
            <StatusBadge
              tone={type === 'Warning' ? 'warning' : 'silent'}
              word={type}
            />
          </Cell>
        ),
      },
      {
        id: 'reason',
        label: t('builds.event.reason'),
        isRowHeader: true,
        cell: ({ event: { reason, count } }) => (
          <CellText title={count > 1 ? `${reason} × ${count}` : reason} />
        ),
      },
      {
        id: 'message',
        label: t('builds.event.message'),
        defaultWidth: '3fr',
        cell: ({ event: { message } }) => (
          <Cell>
            <Text>{message}</Text>
          </Cell>
        ),
      },
      {
        id: 'object',
        label: t('builds.event.object'),
        cell: ({ event: { object } }) => <CellText title={object} />,
      },
      {
        id: 'at',
        label: t('builds.event.at'),
        maxWidth: 160,
        cell: ({ event: { at } }) =>
          at ? (
            <Cell>
              <RelativeTime instant={at} />
            </Cell>
          ) : (
            <CellText title="–" />
          ),
      },
    ],
    [t],
  );
  if (rows.length === 0) {
    return (
      <EmptyPanel
        title={t('builds.run.noEvents')}
        next={
          graph.source === 'controlPlane' && graph.reason
            ? graph.reason
            : t('builds.run.noEventsNext')
        }
      />
    );
  }
  return (
    <Table columnConfig={columns} data={rows} pagination={{ type: 'none' }} />
  );
}
