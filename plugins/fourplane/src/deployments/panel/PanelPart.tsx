// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Text } from '@backstage/ui';
import { useId, type ReactNode } from 'react';
import styles from '../Deploy.module.css';

/** A part of a panel with its heading. */
export function PanelPart(props: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <Text as="h3" variant="body-medium" weight="bold" id={id}>
        {props.title}
      </Text>
      {props.children}
    </section>
  );
}
