// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, Table, Text, type ColumnConfig } from '@backstage/ui';
import type {
  DataPlanePage,
  TroubledPod,
} from '@fourplane/plugin-fourplane-common';
import {
  EntityLink,
  fourplaneTranslationRef,
  HealthBadge,
  RelativeTime,
  StatusBadge,
  toneOfHealth,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';

interface PodRow {
  readonly id: string;
  readonly pod: TroubledPod;
}

/** Pods that crash, find no image or are otherwise in trouble, those that restarted most first. */
export function TroubledPods({ page }: { page: DataPlanePage }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { pods, hasMorePods, unseenDeployments, summary } = page;
  const columns = usePodColumns();
  const hidden = summary.load.troubledDeployments > 0 && pods.length === 0;
  return (
    <>
      {unseenDeployments > 0 && (
        <Text as="p">
          {t('plane.pods.unseen', { count: unseenDeployments })}
        </Text>
      )}
      {pods.length === 0 && (
        <NoPods
          isHidden={hidden}
          isUnseen={unseenDeployments > 0}
          troubled={summary.load.troubledDeployments}
        />
      )}
      {pods.length > 0 && (
        <Table
          columnConfig={columns}
          data={pods.map(pod => ({ id: `${pod.namespace}/${pod.pod}`, pod }))}
          pagination={{ type: 'none' }}
        />
      )}
      {hasMorePods && <Text as="p">{t('plane.pods.more')}</Text>}
    </>
  );
}

function NoPods(props: {
  isHidden: boolean;
  isUnseen: boolean;
  troubled: number;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  if (props.isHidden) {
    return (
      <Text as="p">{t('plane.pods.hidden', { count: props.troubled })}</Text>
    );
  }
  return props.isUnseen ? null : (
    <StatusBadge tone="good" word={t('plane.pods.none')} />
  );
}

function usePodColumns() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return useMemo(
    (): ColumnConfig<PodRow>[] => [
      {
        id: 'pod',
        label: t('plane.pods.pod'),
        isRowHeader: true,
        cell: ({ pod }) => (
          <CellText title={pod.pod} description={pod.namespace} />
        ),
      },
      {
        id: 'health',
        label: t('plane.pods.health'),
        cell: ({ pod: { health } }) => (
          <Cell>
            {health.reason ? (
              <StatusBadge
                tone={toneOfHealth(health.state)}
                word={health.reason}
                cause={health.message}
                since={health.since}
              />
            ) : (
              <HealthBadge health={health} />
            )}
          </Cell>
        ),
      },
      {
        id: 'restarts',
        label: t('plane.pods.restarts'),
        cell: ({ pod }) => <CellText title={`${pod.restarts}`} />,
      },
      {
        id: 'component',
        label: t('plane.pods.component'),
        cell: ({ pod }) => (
          <Cell>
            <EntityLink
              entityRef={pod.componentEntityRef}
              title={pod.componentTitle ?? pod.component.name}
              name={pod.component.name}
            />
          </Cell>
        ),
      },
      {
        id: 'environment',
        label: t('plane.pods.environment'),
        cell: ({ pod }) => <CellText title={pod.environment.name} />,
      },
      {
        id: 'since',
        label: t('plane.pods.since'),
        cell: ({ pod: { health } }) => (
          <Cell>
            {health.since ? <RelativeTime instant={health.since} /> : '–'}
          </Cell>
        ),
      },
    ],
    [t],
  );
}
