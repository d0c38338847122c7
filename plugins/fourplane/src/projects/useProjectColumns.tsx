// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, type ColumnConfig } from '@backstage/ui';
import {
  healthStates,
  type ProjectSummary,
} from '@fourplane/plugin-fourplane-common';
import {
  EntityLink,
  fourplaneTranslationRef,
  HealthBadge,
  StatusBadge,
  toneOfHealth,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';
import styles from '../planes/OpenChoreoPage.module.css';

/** A project as a row of a table. */
export interface ProjectRow {
  readonly id: string;
  readonly summary: ProjectSummary;
}

/** Columns of the list of projects; the control plane only where there are several. */
export function useProjectColumns(projects: readonly ProjectSummary[]) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const hasSeveral =
    new Set(projects.map(({ project }) => project.ref.controlPlane)).size > 1;
  return useMemo(
    (): ColumnConfig<ProjectRow>[] => [
      {
        id: 'name',
        label: t('fleet.projects.name'),
        isRowHeader: true,
        isSortable: true,
        cell: ({ summary: { project, entityRef } }) => (
          <Cell>
            <EntityLink
              entityRef={entityRef}
              title={project.title ?? project.ref.name}
              name={project.ref.name}
            />
          </Cell>
        ),
      },
      {
        id: 'tenant',
        label: t('fleet.projects.tenant'),
        isSortable: true,
        cell: ({ summary: { project } }) => (
          <CellText title={project.ref.tenant ?? ''} />
        ),
      },
      {
        id: 'controlPlane',
        label: t('fleet.projects.controlPlane'),
        isHidden: !hasSeveral,
        cell: ({ summary: { project } }) => (
          <CellText title={project.ref.controlPlane} />
        ),
      },
      {
        id: 'projectHealth',
        label: t('fleet.projects.health'),
        cell: ({ summary: { project } }) => (
          <Cell>
            <HealthBadge health={project.health} />
          </Cell>
        ),
      },
      {
        id: 'components',
        label: t('fleet.projects.components'),
        isSortable: true,
        cell: ({ summary: { components } }) => (
          <CellText title={`${components}`} />
        ),
      },
      {
        id: 'health',
        label: t('fleet.projects.componentHealth'),
        isSortable: true,
        cell: ({ summary }) => (
          <Cell>
            <ComponentHealth summary={summary} />
          </Cell>
        ),
      },
    ],
    [t, hasSeveral],
  );
}

/** How many components are in each state, worst first. */
function ComponentHealth({ summary }: { summary: ProjectSummary }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  if (summary.components === 0) {
    return <span>{t('fleet.projects.noComponents')}</span>;
  }
  const counts = healthStates.flatMap(state =>
    summary.componentHealth.filter(
      item => item.state === state && item.count > 0,
    ),
  );
  return (
    <div className={styles.line}>
      {counts.map(({ state, count }) => (
        <StatusBadge
          key={state}
          tone={toneOfHealth(state)}
          word={t('fleet.projects.count', {
            number: `${count}`,
            state: t(`health.${state}`).toLocaleLowerCase(),
          })}
        />
      ))}
    </div>
  );
}
