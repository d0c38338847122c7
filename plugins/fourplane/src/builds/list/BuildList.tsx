// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import type {
  BuildPage,
  BuildSummary,
} from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  FailurePanel,
  fourplaneTranslationRef,
  StaleNotice,
  type ReplyState,
} from '@fourplane/plugin-fourplane-react';
import { useEffect, useState, type ReactNode } from 'react';
import styles from '../Builds.module.css';
import { BuildFilters } from './BuildFilters';
import { BuildListSkeleton } from './BuildListSkeleton';
import { isFiltered, type BuildQuery } from './BuildQuery';
import { BuildTable } from './BuildTable';

/** The builds of whatever it is, with everything that can be the matter with them. */
export function BuildList<P extends BuildPage>(props: {
  reply: ReplyState<P>;
  query: BuildQuery;
  change: (part: Partial<BuildQuery>) => void;
  hrefOf: (build: BuildSummary) => string;
  hasComponent: boolean;
  /** What to do while there is no build at all. */
  emptyNext: string;
  /** Beside the heading: what can be done. */
  action?: (page: P) => ReactNode;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { reply, query, change, hrefOf, hasComponent } = props;
  const page = useLastPage(reply);
  const isNothing = page?.total === 0 && !isFiltered(query) && !query.cursor;
  return (
    <div className={styles.page}>
      <div className={styles.heading}>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('builds.title')}
        </Text>
        {page && <Text>{t('builds.total', { count: page.total })}</Text>}
        <div className={styles.actions}>{page && props.action?.(page)}</div>
      </div>
      {reply.state === 'present' && (
        <StaleNotice meta={reply.meta} refreshFailure={reply.refreshFailure} />
      )}
      {reply.state === 'failed' && (
        <FailurePanel
          failure={reply.failure}
          what={t('builds.what')}
          stillWorks={t('builds.stillWorks')}
          onRetry={reply.look}
          isRetrying={reply.isLooking}
        />
      )}
      {reply.state === 'failed' &&
        reply.failure.kind === 'failed' &&
        query.cursor && (
          // The failure may be that this place is none, which asking again does not mend.
          <div>
            <Button
              variant="secondary"
              size="small"
              onPress={() => change({ cursor: undefined })}
            >
              {t('builds.firstPage')}
            </Button>
          </div>
        )}
      {(reply.state === 'failed' ? isFiltered(query) : !isNothing) && (
        <BuildFilters query={query} change={change} page={page} />
      )}
      {reply.state === 'loading' && !page && <BuildListSkeleton />}
      {reply.state !== 'failed' && page && isNothing && (
        <EmptyPanel title={t('builds.empty')} next={props.emptyNext} />
      )}
      {reply.state !== 'failed' && page && !isNothing && (
        <BuildTable
          page={page}
          query={query}
          change={change}
          hrefOf={hrefOf}
          hasComponent={hasComponent}
          isStale={reply.state === 'loading'}
        />
      )}
    </div>
  );
}

/** The page that is there, or while another is on its way the one before: a list that is filtered does not flicker. */
function useLastPage<P>(reply: ReplyState<P>): P | undefined {
  const [last, setLast] = useState<P>();
  const data = reply.state === 'present' ? reply.data : undefined;
  useEffect(() => {
    if (data) {
      setLast(data);
    }
  }, [data]);
  return data ?? last;
}
