// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, Table, Text, type ColumnConfig } from '@backstage/ui';
import {
  refKey,
  type Plane,
  type PlaneSummary,
} from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  EntityLink,
  fourplaneTranslationRef,
  HealthBadge,
  RelativeTime,
  StatusBadge,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';
import styles from './OpenChoreoPage.module.css';

interface PlaneRow {
  readonly id: string;
  readonly summary: PlaneSummary;
}

const roleOrder: readonly Plane['role'][] = ['data', 'build', 'observability'];

/** Planes by role: data, build, observability. */
export function PlaneTable(props: {
  planes: readonly PlaneSummary[];
  /** Some planes may be missing, so that there are none cannot be believed. */
  isIncomplete: boolean;
  /** Names the control plane of each row, where they are not grouped by it. */
  hasControlPlane?: boolean;
}) {
  const { planes, isIncomplete, hasControlPlane = false } = props;
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const columns = usePlaneColumns(hasControlPlane);
  const rows = useMemo(
    () =>
      planes
        .map(summary => ({ id: refKey(summary.plane.ref), summary }))
        .sort(
          (one, other) =>
            roleOrder.indexOf(one.summary.plane.role) -
              roleOrder.indexOf(other.summary.plane.role) ||
            one.id.localeCompare(other.id),
        ),
    [planes],
  );
  if (rows.length === 0) {
    return isIncomplete ? (
      <Text as="p">{t('fleet.planes.unknown')}</Text>
    ) : (
      <EmptyPanel
        title={t('fleet.planes.empty')}
        next={t('fleet.planes.emptyNext')}
      />
    );
  }
  return (
    <Table columnConfig={columns} data={rows} pagination={{ type: 'none' }} />
  );
}

function usePlaneColumns(hasControlPlane: boolean) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return useMemo(
    (): ColumnConfig<PlaneRow>[] => [
      {
        id: 'name',
        label: t('fleet.planes.name'),
        isRowHeader: true,
        cell: ({ summary: { plane, entityRef } }) => (
          <Cell>
            <EntityLink
              entityRef={entityRef}
              title={plane.title ?? plane.ref.name}
              name={plane.ref.name}
            />
          </Cell>
        ),
      },
      {
        id: 'controlPlane',
        label: t('fleet.projects.controlPlane'),
        isHidden: !hasControlPlane,
        cell: ({ summary: { plane } }) => (
          <CellText title={plane.ref.controlPlane} />
        ),
      },
      {
        id: 'role',
        label: t('fleet.planes.role'),
        cell: ({ summary: { plane } }) => (
          <CellText title={t(`fleet.planes.roles.${plane.role}`)} />
        ),
      },
      {
        id: 'tenant',
        label: t('fleet.planes.scope'),
        cell: ({ summary: { plane } }) => (
          <CellText
            title={plane.ref.tenant ?? t('fleet.planes.clusterScope')}
          />
        ),
      },
      {
        id: 'health',
        label: t('fleet.planes.health'),
        cell: ({ summary: { plane } }) => (
          <Cell>
            <HealthBadge health={plane.health} />
          </Cell>
        ),
      },
      {
        id: 'agent',
        label: t('fleet.planes.connection'),
        cell: ({ summary: { plane } }) => (
          <Cell>
            <Connection plane={plane} />
          </Cell>
        ),
      },
      {
        id: 'environments',
        label: t('fleet.planes.environments'),
        cell: ({ summary: { plane, environments } }) => (
          <CellText title={plane.role === 'data' ? `${environments}` : '–'} />
        ),
      },
    ],
    [t, hasControlPlane],
  );
}

function Connection({ plane: { agent, access } }: { plane: Plane }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  if (!agent && access?.type === 'direct') {
    return <span title={access.server}>{t('fleet.planes.direct')}</span>;
  }
  if (!agent) {
    return <StatusBadge tone="unknown" word={t('fleet.planes.noAgent')} />;
  }
  return (
    <div className={styles.agent}>
      <StatusBadge
        tone={agent.connected ? 'good' : 'bad'}
        word={t(
          agent.connected
            ? 'fleet.planes.connected'
            : 'fleet.planes.disconnected',
        )}
        cause={agent.message}
      />
      {agent.agents > 1 && (
        <span>{t('fleet.planes.agents', { count: agent.agents })}</span>
      )}
      {agent.lastHeartbeatAt && (
        <span>
          {t('fleet.planes.heartbeat', {
            time: <RelativeTime instant={agent.lastHeartbeatAt} />,
          })}
        </span>
      )}
    </div>
  );
}
