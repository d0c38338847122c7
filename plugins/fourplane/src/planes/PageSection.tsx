// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Text } from '@backstage/ui';
import { useId, type ReactNode } from 'react';
import styles from './OpenChoreoPage.module.css';

/** A part of the page under its own heading, which names it for screen readers. */
export function PageSection(props: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <Text as="h2" variant="title-x-small" weight="bold" id={id}>
        {props.title}
      </Text>
      {props.children}
    </section>
  );
}
