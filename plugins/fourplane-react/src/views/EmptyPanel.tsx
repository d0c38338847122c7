// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './EmptyPanel.module.css';

/** Properties of {@link EmptyPanel}. @public */
export interface EmptyPanelProps {
  /** That there is nothing, and what it is there is none of. */
  readonly title: string;
  /** What to do next. */
  readonly next?: ReactNode;
  readonly action?: ReactNode;
}

/** Shows that there is nothing yet, which is never a failure, and what to do next. @public */
export function EmptyPanel({ title, next, action }: EmptyPanelProps) {
  return (
    <div className={styles.panel}>
      <Text as="p" weight="bold">
        {title}
      </Text>
      {next && <Text as="p">{next}</Text>}
      {action}
    </div>
  );
}
