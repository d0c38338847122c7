// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Text } from '@backstage/ui';
import { useId, type ReactNode } from 'react';
import styles from './PanelPart.module.css';

/** Properties of {@link PanelPart}. @public */
export interface PanelPartProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of a panel with its heading. @public */
export function PanelPart({ title, children }: PanelPartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.part}>
      <Text as="h3" variant="body-medium" weight="bold" id={id}>
        {title}
      </Text>
      {children}
    </section>
  );
}
