// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import type { DeploymentMatrix } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  FailurePanel,
  fourplaneTranslationRef,
  LoadingRegion,
  StaleNotice,
  StatusBadge,
  type ReplyState,
} from '@fourplane/plugin-fourplane-react';
import styles from './Matrix.module.css';
import { MatrixTable } from './MatrixTable';
import { troubledFirst, troubleOf } from './troubledFirst';
import { UnreadableList } from './UnreadableList';

const lines = ['a', 'b', 'c', 'd'];

/** A matrix with everything that can be the matter with it; what is in trouble comes first. */
export function MatrixView(props: {
  reply: ReplyState<DeploymentMatrix>;
  title: string;
  empty: { readonly title: string; readonly next: string };
  hasProject?: boolean;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { reply, title, empty, hasProject } = props;
  if (reply.state === 'loading') {
    return (
      <div className={styles.page}>
        <LoadingRegion what={t('matrix.what')}>
          <Skeleton height={48} />
          {lines.map(line => (
            <Skeleton key={line} height={88} />
          ))}
        </LoadingRegion>
      </div>
    );
  }
  if (reply.state === 'failed') {
    return (
      <div className={styles.page}>
        <FailurePanel
          failure={reply.failure}
          what={t('matrix.what')}
          stillWorks={t('matrix.stillWorks')}
          onRetry={reply.look}
          isRetrying={reply.isLooking}
        />
      </div>
    );
  }
  const { rows, unreadable } = reply.data;
  const troubled = rows.filter(row => troubleOf(row) !== undefined).length;
  return (
    <div className={styles.page}>
      <div className={styles.heading}>
        <Text as="h2" variant="title-x-small" weight="bold">
          {title}
        </Text>
        {troubled > 0 && (
          <StatusBadge
            tone="bad"
            word={t('matrix.trouble', { count: troubled })}
          />
        )}
      </div>
      <StaleNotice meta={reply.meta} refreshFailure={reply.refreshFailure} />
      <UnreadableList unreadable={unreadable} />
      {rows.length === 0 ? (
        <EmptyPanel {...empty} />
      ) : (
        <MatrixTable
          matrix={{ ...reply.data, rows: troubledFirst(rows) }}
          label={title}
          hasProject={hasProject}
        />
      )}
    </div>
  );
}
