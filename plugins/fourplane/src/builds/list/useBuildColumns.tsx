// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, Link, Text, type ColumnConfig } from '@backstage/ui';
import { type BuildSummary } from '@fourplane/plugin-fourplane-common';
import {
  EntityLink,
  fourplaneTranslationRef,
  RelativeTime,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';
import { BuildDuration } from '../BuildDuration';
import { BuildPhase } from '../BuildPhase';
import { BuildRevision } from '../BuildRevision';
import styles from '../Builds.module.css';
import { BuildReleases } from './BuildReleases';

/** A build as a row of a table. */
export interface BuildRow {
  readonly id: string;
  readonly build: BuildSummary;
}

/** Columns of the list of builds; the component only where there are several. */
export function useBuildColumns(options: {
  hasComponent: boolean;
  hrefOf: (build: BuildSummary) => string;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { hasComponent, hrefOf } = options;
  return useMemo(
    (): ColumnConfig<BuildRow>[] => [
      {
        id: 'build',
        label: t('builds.column.build'),
        isRowHeader: true,
        defaultWidth: '2fr',
        minWidth: 160,
        cell: ({ build }) => (
          <Cell>
            <div className={styles.stack}>
              <Link href={hrefOf(build)} title={build.ref.name}>
                {build.title ?? build.ref.name}
              </Link>
              <BuildRevision revision={build.revision} />
            </div>
          </Cell>
        ),
      },
      {
        id: 'component',
        label: t('builds.column.component'),
        isHidden: !hasComponent,
        cell: ({ build: { component, workflow } }) => (
          <Cell>
            {component ? (
              <EntityLink
                of={component}
                title={component.name}
                name={component.name}
              />
            ) : (
              <Text>
                {t('builds.ofWorkflow', { workflow: workflow?.name ?? '?' })}
              </Text>
            )}
          </Cell>
        ),
      },
      {
        id: 'phase',
        label: t('builds.column.phase'),
        defaultWidth: '2fr',
        minWidth: 160,
        cell: ({ build }) => (
          <Cell>
            <div className={styles.stack}>
              <span>
                <BuildPhase build={build} />
              </span>
              <Why build={build} />
            </div>
          </Cell>
        ),
      },
      {
        id: 'releases',
        label: t('builds.column.releases'),
        minWidth: 120,
        cell: ({ build }) => (
          <Cell>
            <BuildReleases releases={build.releases} />
          </Cell>
        ),
      },
      {
        id: 'duration',
        label: t('builds.column.duration'),
        minWidth: 88,
        maxWidth: 120,
        cell: ({ build }) => (
          <Cell>
            <BuildDuration build={build} />
          </Cell>
        ),
      },
      {
        id: 'when',
        label: t('builds.column.when'),
        minWidth: 96,
        maxWidth: 160,
        cell: ({ build: { completedAt, startedAt, createdAt } }) => {
          const when = completedAt ?? startedAt ?? createdAt;
          return when ? (
            <Cell>
              <RelativeTime instant={when} />
            </Cell>
          ) : (
            <CellText title="–" />
          );
        },
      },
    ],
    [t, hasComponent, hrefOf],
  );
}

/** The step that failed with its message, or what a waiting run waits for. */
function Why({ build }: { build: BuildSummary }) {
  const { failedStep, phase, message, reason } = build;
  if (failedStep) {
    const words = failedStep.message
      ? `${failedStep.name}: ${failedStep.message}`
      : failedStep.name;
    return <Text title={words}>{words}</Text>;
  }
  const words = message ?? reason;
  return phase !== 'succeeded' && phase !== 'running' && words ? (
    <Text title={words}>{words}</Text>
  ) : null;
}
