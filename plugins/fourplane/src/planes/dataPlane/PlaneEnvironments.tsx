// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, Table, type ColumnConfig } from '@backstage/ui';
import {
  refKey,
  type PlaneEnvironment,
} from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  EntityLink,
  fourplaneTranslationRef,
  HealthBadge,
  StatusBadge,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';

interface EnvironmentRow {
  readonly id: string;
  readonly environment: PlaneEnvironment;
}

/** The environments of a data plane, and how much runs in each. */
export function PlaneEnvironments(props: {
  environments: readonly PlaneEnvironment[];
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const columns = useEnvironmentColumns();
  if (props.environments.length === 0) {
    return (
      <EmptyPanel
        title={t('plane.environments.empty')}
        next={t('plane.environments.emptyNext')}
      />
    );
  }
  return (
    <Table
      columnConfig={columns}
      data={props.environments.map(environment => ({
        id: refKey(environment.ref),
        environment,
      }))}
      pagination={{ type: 'none' }}
    />
  );
}

function useEnvironmentColumns() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return useMemo(
    (): ColumnConfig<EnvironmentRow>[] => [
      {
        id: 'name',
        label: t('plane.environments.name'),
        isRowHeader: true,
        cell: ({ environment: { ref, entityRef, title } }) => (
          <Cell>
            <EntityLink
              entityRef={entityRef}
              title={title ?? ref.name}
              name={ref.name}
            />
          </Cell>
        ),
      },
      {
        id: 'tenant',
        label: t('plane.environments.tenant'),
        cell: ({ environment }) => (
          <CellText title={environment.ref.tenant ?? '–'} />
        ),
      },
      {
        id: 'production',
        label: t('plane.environments.stage'),
        cell: ({ environment }) => (
          <CellText
            title={t(
              environment.isProduction
                ? 'plane.environments.production'
                : 'plane.environments.other',
            )}
          />
        ),
      },
      {
        id: 'health',
        label: t('plane.environments.health'),
        cell: ({ environment }) => (
          <Cell>
            <HealthBadge health={environment.health} />
          </Cell>
        ),
      },
      {
        id: 'deployments',
        label: t('plane.environments.deployments'),
        cell: ({ environment: { deployments, troubledDeployments } }) => (
          <Cell>
            {deployments}{' '}
            {troubledDeployments > 0 && (
              <StatusBadge
                tone="warning"
                word={t('fleet.load.troubled', { count: troubledDeployments })}
              />
            )}
          </Cell>
        ),
      },
    ],
    [t],
  );
}
