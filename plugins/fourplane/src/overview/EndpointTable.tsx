// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, Table, Text, type ColumnConfig } from '@backstage/ui';
import { refKey, type Endpoint } from '@fourplane/plugin-fourplane-common';
import {
  EntityLink,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';

interface EndpointRow {
  readonly id: string;
  readonly endpoint: Endpoint;
}

/** What the component declares, each linked to its API where it carries an interface definition. */
export function EndpointTable(props: { endpoints: readonly Endpoint[] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const columns = useMemo(
    (): ColumnConfig<EndpointRow>[] => [
      {
        id: 'name',
        label: t('overview.endpoint.name'),
        isRowHeader: true,
        cell: ({ endpoint }) => (
          <Cell>
            <EntityLink
              of={endpoint.schema && endpoint.ref}
              title={endpoint.title ?? endpoint.ref.name}
              name={endpoint.ref.name}
            />
          </Cell>
        ),
      },
      {
        id: 'type',
        label: t('overview.endpoint.type'),
        cell: ({ endpoint }) => <CellText title={endpoint.type} />,
      },
      {
        id: 'port',
        label: t('overview.endpoint.port'),
        cell: ({ endpoint }) => <CellText title={`${endpoint.port}`} />,
      },
      {
        id: 'visibility',
        label: t('overview.endpoint.visibility'),
        cell: ({ endpoint }) => (
          <CellText
            title={
              endpoint.visibility.join(', ') ||
              t('overview.endpoint.noVisibility')
            }
          />
        ),
      },
    ],
    [t],
  );
  if (props.endpoints.length === 0) {
    return <Text as="p">{t('overview.noEndpoints')}</Text>;
  }
  return (
    <Table
      columnConfig={columns}
      data={props.endpoints.map(endpoint => ({
        id: refKey(endpoint.ref),
        endpoint,
      }))}
      pagination={{ type: 'none' }}
    />
  );
}
