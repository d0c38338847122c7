// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, SearchField, Select, Table } from '@backstage/ui';
import {
  healthStates,
  refKey,
  type ProjectSummary,
} from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';
import styles from '../planes/OpenChoreoPage.module.css';
import { useAddressQuery } from '../useAddressQuery';
import {
  healthStateOf,
  projectQuerySchema,
  projectSorts,
  type ProjectQuery,
} from './ProjectQuery';
import { selectProjects } from './selectProjects';
import { useProjectColumns } from './useProjectColumns';

const PAGE_SIZE = 25;
const ALL = 'all';

/** The projects, searched, filtered, sorted and cut into pages as the address says. */
export function ProjectTable(props: { projects: readonly ProjectSummary[] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { projects } = props;
  const { query, change } = useAddressQuery(projectQuerySchema, 'offset');
  const columns = useProjectColumns(projects);
  const selected = useMemo(
    () =>
      selectProjects(projects, query).map(summary => ({
        id: refKey(summary.project.ref),
        summary,
      })),
    [projects, query],
  );
  const lastOffset =
    Math.max(0, Math.ceil(selected.length / PAGE_SIZE) - 1) * PAGE_SIZE;
  const offset = Math.min(query.offset, lastOffset);
  return (
    <>
      <Filters query={query} change={change} />
      <Table
        columnConfig={columns}
        data={selected.slice(offset, offset + PAGE_SIZE)}
        sort={{
          descriptor: { column: query.sort, direction: query.direction },
          onSortChange: ({ column, direction }) =>
            change({
              sort: projectSorts.find(sort => sort === column) ?? query.sort,
              direction,
            }),
        }}
        pagination={
          selected.length > PAGE_SIZE
            ? {
                type: 'page',
                pageSize: PAGE_SIZE,
                showPageSizeOptions: false,
                offset,
                totalCount: selected.length,
                hasPreviousPage: offset > 0,
                hasNextPage: offset < lastOffset,
                onPreviousPage: () =>
                  change({ offset: Math.max(0, offset - PAGE_SIZE) }),
                onNextPage: () => change({ offset: offset + PAGE_SIZE }),
                getLabel: () =>
                  t('fleet.projects.range', {
                    from: `${offset + 1}`,
                    to: `${Math.min(offset + PAGE_SIZE, selected.length)}`,
                    total: `${selected.length}`,
                  }),
              }
            : { type: 'none' }
        }
        emptyState={
          <EmptyPanel
            title={t('fleet.projects.noMatch')}
            next={t('fleet.projects.noMatchNext')}
            action={
              <Button
                variant="secondary"
                size="small"
                onPress={() => change({ search: '', health: undefined })}
              >
                {t('fleet.projects.clear')}
              </Button>
            }
          />
        }
      />
    </>
  );
}

function Filters(props: {
  query: ProjectQuery;
  change: (part: Partial<ProjectQuery>) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { query, change } = props;
  return (
    <div className={styles.filters}>
      <SearchField
        className={styles.search}
        label={t('fleet.projects.search')}
        value={query.search}
        onChange={search => change({ search })}
      />
      <Select
        label={t('fleet.projects.filter')}
        className={styles.filter}
        selectedKey={query.health ?? ALL}
        onSelectionChange={key => change({ health: healthStateOf(key) })}
        options={[
          { id: ALL, label: t('fleet.projects.filterAll') },
          ...healthStates.map(state => ({
            id: state,
            label: t(`health.${state}`),
          })),
        ]}
      />
    </div>
  );
}
