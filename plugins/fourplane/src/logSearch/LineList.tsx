// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Skeleton } from '@backstage/ui';
import {
  EmptyPanel,
  FailurePanel,
  fourplaneTranslationRef,
  LoadingRegion,
  StaleNotice,
} from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import { LineDetails } from './LineDetails';
import { LineRow } from './LineRow';
import { LogExport } from './LogExport';
import type { LogScope } from './LogScope';
import styles from './LogSearch.module.css';
import { beginOf, type LogsQuery } from './LogsQuery';
import { SourceNotices } from './SourceNotices';
import type { FoundLines } from './useFoundLines';

interface LineListProps {
  scope: LogScope;
  query: LogsQuery;
  change: (part: Partial<LogsQuery>) => void;
  found: FoundLines;
  hrefOf: Parameters<typeof LineDetails>[0]['hrefOf'];
}

/** The lines that were found, newest first, and what can be done with them. */
export function LineList(props: LineListProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { scope, query, change, found, hrefOf } = props;
  const [open, setOpen] = useState<string>();
  if (found.state === 'loading') {
    return (
      <LoadingRegion what={t('logSearch.what')}>
        <Skeleton height={320} />
      </LoadingRegion>
    );
  }
  if (found.state === 'failed' && found.failure) {
    return (
      <FailurePanel
        failure={found.failure}
        what={t('logSearch.what')}
        stillWorks={t('metrics.stillWorks')}
        onRetry={found.look}
      />
    );
  }
  const isWhole = found.sources.every(({ state }) => state === 'answered');
  return (
    <>
      <SourceNotices sources={found.sources} from={beginOf(query)} />
      {found.failure && (
        <StaleNotice
          meta={{ asOf: found.failure.since, stale: [] }}
          refreshFailure={found.failure}
        />
      )}
      <Actions scope={scope} query={query} onLook={found.look} />
      {found.lines.length === 0 && isWhole && (
        <EmptyPanel
          title={t('logSearch.empty')}
          next={t(
            query.text ||
              query.level ||
              query.fields ||
              query.pod ||
              query.container
              ? 'logSearch.emptyFiltered'
              : 'logSearch.emptyNext',
          )}
        />
      )}
      {found.lines.length > 0 && (
        <ol className={styles.lines} aria-label={t('logSearch.lines')}>
          {found.lines.map(line => (
            <LineRow
              key={line.id}
              line={line}
              where={scope.placeOf(line)}
              isOpen={open === line.id}
              onToggle={() => setOpen(open === line.id ? undefined : line.id)}
            >
              <LineDetails
                scope={scope}
                line={line}
                fields={query.fields}
                change={change}
                hrefOf={hrefOf}
              />
            </LineRow>
          ))}
        </ol>
      )}
      <Older found={found} />
    </>
  );
}

function Actions(props: {
  scope: LogScope;
  query: LogsQuery;
  onLook: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { scope, query, onLook } = props;
  const [isExporting, setExporting] = useState(false);
  return (
    <>
      <div className={styles.actions}>
        <Button size="small" variant="secondary" onPress={onLook}>
          {t('range.refresh')}
        </Button>
        <Button
          size="small"
          variant="secondary"
          aria-expanded={isExporting}
          onPress={() => setExporting(!isExporting)}
        >
          {t('logSearch.export.open')}
        </Button>
      </div>
      {isExporting && (
        <LogExport
          scope={scope}
          query={query}
          onClose={() => setExporting(false)}
        />
      )}
    </>
  );
}

function Older({ found }: { found: FoundLines }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { olderFailure, hasOlder, isLookingOlder, lookOlder } = found;
  return (
    <>
      {olderFailure && (
        <FailurePanel
          failure={olderFailure}
          what={t('logSearch.olderWhat')}
          onRetry={lookOlder}
          isRetrying={isLookingOlder}
        />
      )}
      {hasOlder && !olderFailure && (
        <Button
          variant="secondary"
          isPending={isLookingOlder}
          onPress={lookOlder}
        >
          {t('logSearch.older')}
        </Button>
      )}
    </>
  );
}
