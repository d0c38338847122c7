// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Skeleton, Text } from '@backstage/ui';
import {
  EmptyPanel,
  FailurePanel,
  fourplaneTranslationRef,
  LoadingRegion,
  StaleNotice,
} from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import { useAddressQuery } from '../useAddressQuery';
import { LineContext } from './LineContext';
import { LineDetails } from './LineDetails';
import { LineRow } from './LineRow';
import { LogFilters } from './LogFilters';
import { LogHistogramChart } from './LogHistogramChart';
import type { LogScope } from './LogScope';
import styles from './LogSearch.module.css';
import { logsQuerySchema, type LogsQuery } from './LogsQuery';
import { saveFoundLines } from './saveFoundLines';
import { SourceNotices } from './SourceNotices';
import { useFoundLines, type FoundLines } from './useFoundLines';

/** Filters, the picture of when, and the lines. */
export function LogExplorer({ scope }: { scope: LogScope }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { query, change, hrefOf } = useAddressQuery(logsQuerySchema);
  const found = useFoundLines(scope, query);
  return (
    <div className={styles.page}>
      <LogFilters scope={scope} query={query} change={change} />
      {query.line && query.of && (
        <section className={styles.linked} aria-label={t('logSearch.linked')}>
          <div className={styles.actions}>
            <Text as="h3" weight="bold">
              {t('logSearch.linked')}
            </Text>
            <Button
              size="small"
              variant="secondary"
              onPress={() => change({ line: undefined, of: undefined })}
            >
              {t('logSearch.closeLinked')}
            </Button>
          </div>
          <LineContext scope={scope} id={query.line} deployment={query.of} />
        </section>
      )}
      <LogHistogramChart scope={scope} query={query} change={change} />
      <Lines
        scope={scope}
        query={query}
        change={change}
        found={found}
        hrefOf={line =>
          hrefOf({
            ...query,
            live: undefined,
            line: line.id,
            of: line.deployment.name,
          })
        }
      />
    </div>
  );
}

interface LinesProps {
  scope: LogScope;
  query: LogsQuery;
  change: (part: Partial<LogsQuery>) => void;
  found: FoundLines;
  hrefOf: Parameters<typeof LineDetails>[0]['hrefOf'];
}

function Lines(props: LinesProps) {
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
      <SourceNotices sources={found.sources} />
      {found.failure && (
        <StaleNotice
          meta={{ asOf: found.failure.since, stale: [] }}
          refreshFailure={found.failure}
        />
      )}
      <div className={styles.actions}>
        <Button size="small" variant="secondary" onPress={found.look}>
          {t('range.refresh')}
        </Button>
        <Button
          size="small"
          variant="secondary"
          isDisabled={found.lines.length === 0}
          onPress={() => saveFoundLines(found.lines)}
        >
          {t('logSearch.save', { count: found.lines.length })}
        </Button>
      </div>
      {found.lines.length === 0 && isWhole && (
        <EmptyPanel
          title={t('logSearch.empty')}
          next={t(
            query.text || query.level || query.pod || query.container
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
              where={scope.environmentOf(line)}
              isOpen={open === line.id}
              onToggle={() => setOpen(open === line.id ? undefined : line.id)}
            >
              <LineDetails
                scope={scope}
                line={line}
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
