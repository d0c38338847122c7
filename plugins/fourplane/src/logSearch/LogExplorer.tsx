// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { useAddressQuery } from '../useAddressQuery';
import { LineContext } from './LineContext';
import { LineList } from './LineList';
import { LogFilters } from './LogFilters';
import { LogHistogramChart } from './LogHistogramChart';
import type { LogScope } from './LogScope';
import styles from './LogSearch.module.css';
import { logsQuerySchema } from './LogsQuery';
import { useFoundLines } from './useFoundLines';

/** Filters, the picture of when, and the lines. */
export function LogExplorer({ scope }: { scope: LogScope }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { query, change, hrefOf } = useAddressQuery(logsQuerySchema);
  const found = useFoundLines(scope, query);
  return (
    <div className={styles.page}>
      <LogFilters
        scope={scope}
        query={query}
        change={change}
        lines={found.lines}
      />
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
      <LineList
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
