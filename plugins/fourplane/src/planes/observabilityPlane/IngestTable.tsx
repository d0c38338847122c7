// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, Table, type ColumnConfig } from '@backstage/ui';
import { refKey, type PlaneIngest } from '@fourplane/plugin-fourplane-common';
import {
  EntityLink,
  fourplaneTranslationRef,
  RelativeTime,
  StatusBadge,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';

interface IngestRow {
  readonly id: string;
  readonly ingest: PlaneIngest;
}

/** When the newest line of each data plane was written. */
export function IngestTable(props: { ingest: readonly PlaneIngest[] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const columns = useMemo(
    (): ColumnConfig<IngestRow>[] => [
      {
        id: 'plane',
        label: t('plane.ingest.plane'),
        isRowHeader: true,
        cell: ({ ingest: { plane, entityRef, title } }) => (
          <Cell>
            <EntityLink
              entityRef={entityRef}
              title={title ?? plane.name}
              name={plane.name}
            />
          </Cell>
        ),
      },
      {
        id: 'newest',
        label: t('plane.ingest.newest'),
        cell: ({ ingest: { newest } }) => (
          <Cell>
            <Newest newest={newest} />
          </Cell>
        ),
      },
    ],
    [t],
  );
  return (
    <Table
      columnConfig={columns}
      data={props.ingest.map(ingest => ({ id: refKey(ingest.plane), ingest }))}
      pagination={{ type: 'none' }}
    />
  );
}

function Newest({ newest }: { newest: PlaneIngest['newest'] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  switch (newest.state) {
    case 'at':
      return <RelativeTime instant={newest.newestAt} />;
    case 'none':
      return <StatusBadge tone="warning" word={t('plane.ingest.none')} />;
    default:
      return (
        <>
          <StatusBadge tone="unknown" word={t('plane.ingest.unknown')} />{' '}
          {newest.problem.what}
        </>
      );
  }
}
