// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Table } from '@backstage/ui';
import {
  refKey,
  type BuildPage,
  type BuildSummary,
} from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';
import { BUILDS_PER_PAGE, isFiltered, type BuildQuery } from './BuildQuery';
import { useBuildColumns } from './useBuildColumns';

/** Builds, newest first, a page at a time. Every row leads to its run. */
export function BuildTable(props: {
  page: BuildPage;
  query: BuildQuery;
  change: (part: Partial<BuildQuery>) => void;
  /** Where the run of a build is shown. */
  hrefOf: (build: BuildSummary) => string;
  hasComponent: boolean;
  isStale: boolean;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { page, query, change, hrefOf, hasComponent, isStale } = props;
  const columns = useBuildColumns({ hasComponent, hrefOf });
  const paging = usePaging(page, change);
  const rows = useMemo(
    () => page.builds.map(build => ({ id: refKey(build.ref), build })),
    [page.builds],
  );
  return (
    <Table
      columnConfig={columns}
      data={rows}
      isStale={isStale}
      rowConfig={{ getHref: ({ build }) => hrefOf(build) }}
      pagination={paging}
      emptyState={
        <EmptyPanel
          title={t('builds.noMatch')}
          next={t('builds.noMatchNext')}
          action={
            isFiltered(query) && (
              <Button
                variant="secondary"
                size="small"
                onPress={() =>
                  change({
                    phase: undefined,
                    branch: undefined,
                    commit: '',
                    period: undefined,
                  })
                }
              >
                {t('builds.clear')}
              </Button>
            )
          }
        />
      }
    />
  );
}

/** Pages forward and back, with where in all of them this one is. */
function usePaging(
  page: BuildPage,
  change: (part: Partial<BuildQuery>) => void,
) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { start, next, previous, total, builds } = page;
  if (start === 0 && !next) {
    return { type: 'none' as const };
  }
  return {
    type: 'page' as const,
    pageSize: BUILDS_PER_PAGE,
    pageSizeOptions: [BUILDS_PER_PAGE],
    showPageSizeOptions: false,
    offset: start,
    totalCount: total,
    hasPreviousPage: start > 0,
    hasNextPage: next !== undefined,
    onPreviousPage: () =>
      change({ cursor: start > BUILDS_PER_PAGE ? previous : undefined }),
    onNextPage: () => change({ cursor: next }),
    getLabel: () =>
      t('builds.range', {
        from: `${start + 1}`,
        to: `${start + builds.length}`,
        total: `${total}`,
      }),
  };
}
