// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FoundLine } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { useId, type ReactNode } from 'react';
import styles from './LogSearch.module.css';

/** One line: when, how bad, whose, and what; pressing it opens what there is besides. */
export function LineRow(props: {
  line: FoundLine;
  where: string;
  isOpen: boolean;
  onToggle: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { line, where, isOpen, onToggle, children } = props;
  const details = useId();
  return (
    <li className={styles.row} data-level={line.level}>
      <button
        type="button"
        className={styles.line}
        aria-expanded={isOpen}
        aria-controls={isOpen ? details : undefined}
        onClick={onToggle}
      >
        <time dateTime={line.at} title={line.at}>
          {clockOf(line.at)}
        </time>
        <span className={styles.level}>
          {t(`logSearch.level.${line.level}`)}
        </span>
        <span className={styles.where} title={line.pod}>
          {where}
        </span>
        <span className={styles.text}>{line.text}</span>
      </button>
      {isOpen && (
        <div id={details} className={styles.details}>
          {children}
        </div>
      )}
    </li>
  );
}

/** The reader's own date and time of an instant, to the millisecond. */
function clockOf(at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) {
    return at;
  }
  const local = date.getTime() - date.getTimezoneOffset() * 60_000;
  return new Date(local).toISOString().slice(0, 23).replace('T', ' ');
}
