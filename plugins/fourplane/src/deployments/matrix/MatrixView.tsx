// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import type { DeploymentMatrix } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
  ReplyGate,
  StatusBadge,
  type ReplyState,
} from '@fourplane/plugin-fourplane-react';
import styles from './Matrix.module.css';
import { MatrixTable } from './MatrixTable';
import { troubledFirst, troubleOf } from './troubledFirst';
import { UnreadableList } from './UnreadableList';

const lines = ['a', 'b', 'c', 'd'];

interface MatrixViewProps {
  title: string;
  empty: { readonly title: string; readonly next: string };
  hasProject?: boolean;
}

/** A matrix with everything that can be the matter with it; what is in trouble comes first. */
export function MatrixView(
  props: MatrixViewProps & { reply: ReplyState<DeploymentMatrix> },
) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <div className={styles.page}>
      <ReplyGate
        reply={props.reply}
        what={t('matrix.what')}
        stillWorks={t('matrix.stillWorks')}
        skeleton={
          <>
            <Skeleton width="100%" height={48} />
            {lines.map(line => (
              <Skeleton key={line} width="100%" height={88} />
            ))}
          </>
        }
      >
        {matrix => <Matrix {...props} matrix={matrix} />}
      </ReplyGate>
    </div>
  );
}

function Matrix(props: MatrixViewProps & { matrix: DeploymentMatrix }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { matrix, title, empty, hasProject } = props;
  const { rows, unreadable } = matrix;
  const troubled = rows.filter(row => troubleOf(row) !== undefined).length;
  return (
    <>
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
      <UnreadableList unreadable={unreadable} />
      {rows.length === 0 ? (
        <EmptyPanel {...empty} />
      ) : (
        <MatrixTable
          matrix={{ ...matrix, rows: troubledFirst(rows) }}
          label={title}
          hasProject={hasProject}
        />
      )}
    </>
  );
}
