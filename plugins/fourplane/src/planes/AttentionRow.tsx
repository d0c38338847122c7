// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  StatusBadge,
  type StatusTone,
} from '@fourplane/plugin-fourplane-react';
import type { ReactNode } from 'react';
import styles from './OpenChoreoPage.module.css';

/** One row of what needs attention: its status, what it is, and more below. */
export function AttentionRow(props: {
  tone: StatusTone;
  word: string;
  what: ReactNode;
  children?: ReactNode;
}) {
  return (
    <li className={styles.attentionItem}>
      <div className={styles.line}>
        <StatusBadge tone={props.tone} word={props.word} />
        <span>{props.what}</span>
      </div>
      {props.children}
    </li>
  );
}
