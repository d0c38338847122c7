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
import { useMemo, useState } from 'react';
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
  const paging = usePaging(page, query, change);
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

/** Pages forward and back, with how many there are in all. Where in them a page is, is known of those that were turned. */
function usePaging(
  page: BuildPage,
  query: BuildQuery,
  change: (part: Partial<BuildQuery>) => void,
) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { next, previous, total, builds } = page;
  const [turned, setTurned] = useState(0);
  const isFirst = query.cursor === undefined;
  const offset = isFirst ? 0 : turned * BUILDS_PER_PAGE;
  if (!next && isFirst) {
    return { type: 'none' as const };
  }
  return {
    type: 'page' as const,
    pageSize: BUILDS_PER_PAGE,
    pageSizeOptions: [BUILDS_PER_PAGE],
    showPageSizeOptions: false,
    offset,
    totalCount: total,
    hasPreviousPage: !isFirst,
    hasNextPage: next !== undefined,
    onPreviousPage: () => {
      setTurned(Math.max(0, turned - 1));
      change({ cursor: turned === 1 ? undefined : previous });
    },
    onNextPage: () => {
      setTurned(isFirst ? 1 : turned + 1);
      change({ cursor: next });
    },
    getLabel: () =>
      !isFirst && turned === 0
        ? t('builds.rangeUnknown', {
            number: `${builds.length}`,
            total: `${total}`,
          })
        : t('builds.range', {
            from: `${offset + 1}`,
            to: `${offset + builds.length}`,
            total: `${total}`,
          }),
  };
}
