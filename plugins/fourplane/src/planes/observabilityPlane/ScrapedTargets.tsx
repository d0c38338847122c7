// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, Table, Text, type ColumnConfig } from '@backstage/ui';
import type { ScrapedTarget } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  RelativeTime,
  StatusBadge,
  type StatusTone,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';

interface TargetRow {
  readonly id: string;
  readonly target: ScrapedTarget;
}

const tones: Readonly<Record<string, StatusTone>> = {
  up: 'good',
  down: 'bad',
};

const SHOWN = 50;

/** What a Prometheus scrapes: how many answer, and those that do not one by one. */
export function ScrapedTargets(props: { targets: readonly ScrapedTarget[] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const columns = useTargetColumns();
  const silent = props.targets.filter(({ health }) => health !== 'up');
  return (
    <>
      <Text as="p">
        {t('fleet.facts.targets', {
          up: `${props.targets.length - silent.length}`,
          all: `${props.targets.length}`,
        })}
      </Text>
      {silent.length > 0 && (
        <Table
          columnConfig={columns}
          data={silent.slice(0, SHOWN).map(target => ({
            id: `${target.pool} ${target.instance}`,
            target,
          }))}
          pagination={{ type: 'none' }}
        />
      )}
    </>
  );
}

function useTargetColumns() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return useMemo(
    (): ColumnConfig<TargetRow>[] => [
      {
        id: 'instance',
        label: t('plane.targets.instance'),
        isRowHeader: true,
        cell: ({ target }) => (
          <CellText title={target.instance} description={target.pool} />
        ),
      },
      {
        id: 'health',
        label: t('plane.targets.health'),
        cell: ({ target }) => (
          <Cell>
            <StatusBadge
              tone={tones[target.health] ?? 'unknown'}
              word={target.health}
            />
          </Cell>
        ),
      },
      {
        id: 'error',
        label: t('plane.targets.error'),
        cell: ({ target }) => <Cell>{target.lastError ?? '–'}</Cell>,
      },
      {
        id: 'scraped',
        label: t('plane.targets.scraped'),
        cell: ({ target: { lastScrapeAt } }) => (
          <Cell>
            {lastScrapeAt ? <RelativeTime instant={lastScrapeAt} /> : '–'}
          </Cell>
        ),
      },
    ],
    [t],
  );
}
