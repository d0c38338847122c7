// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import type { FoundLine } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import { withFieldFilter } from './fieldQuery';
import { LineContext } from './LineContext';
import { LineFields } from './LineFields';
import type { LogScope } from './LogScope';
import styles from './LogSearch.module.css';
import type { LogsQuery } from './LogsQuery';

/** A line's fields and place, the way to it, and the lines around it. */
export function LineDetails(props: {
  scope: LogScope;
  line: FoundLine;
  /** The filters of fields that there are. */
  fields: string;
  change: (part: Partial<LogsQuery>) => void;
  hrefOf: (line: FoundLine) => string;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { scope, line, fields, change, hrefOf } = props;
  const [hasContext, setContext] = useState(false);
  const { pod, container, text } = line;
  return (
    <>
      <pre className={styles.whole}>{text}</pre>
      <LineFields
        line={line}
        onFilter={({ name, value }, isExcluded) =>
          change({
            fields: withFieldFilter(fields, {
              name,
              operator: 'equals',
              value,
              ...(isExcluded && { isExcluded }),
            }),
          })
        }
      />
      <div className={styles.actions}>
        <Button
          size="small"
          variant="secondary"
          aria-expanded={hasContext}
          onPress={() => setContext(!hasContext)}
        >
          {t(hasContext ? 'logSearch.hideContext' : 'logSearch.showContext')}
        </Button>
        <Button
          size="small"
          variant="secondary"
          onPress={() => change({ pod })}
        >
          {t('logSearch.onlyPod')}
        </Button>
        <Button
          size="small"
          variant="secondary"
          onPress={() => change({ container })}
        >
          {t('logSearch.onlyContainer')}
        </Button>
        <ButtonLink size="small" variant="secondary" href={hrefOf(line)}>
          {t('logSearch.permalink')}
        </ButtonLink>
      </div>
      {hasContext && (
        <LineContext
          scope={scope}
          id={line.id}
          deployment={line.deployment.name}
        />
      )}
    </>
  );
}
