// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Focusable, Tooltip, TooltipTrigger } from '@backstage/ui';
import {
  RiAlertFill,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiPauseCircleFill,
  RiProgress5Line,
  RiQuestionFill,
  RiSubtractLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import { fourplaneTranslationRef } from '../translation';
import { RelativeTime } from './RelativeTime';
import styles from './StatusBadge.module.css';

/** What a status means for whoever looks; each tone has its own icon, so none depends on colour. @public */
export type StatusTone =
  | 'good'
  | 'working'
  | 'warning'
  | 'bad'
  | 'paused'
  | 'unknown'
  | 'silent';

/** Properties of {@link StatusBadge}. @public */
export interface StatusBadgeProps {
  readonly tone: StatusTone;
  /** The status in a word or two. */
  readonly word: string;
  /** Why: shown on hover and focus, and read out by screen readers. */
  readonly cause?: string;
  /** ISO 8601 instant of the last change. */
  readonly since?: string;
}

const icons: Record<StatusTone, RemixiconComponentType> = {
  good: RiCheckboxCircleFill,
  working: RiProgress5Line,
  warning: RiAlertFill,
  bad: RiCloseCircleFill,
  paused: RiPauseCircleFill,
  unknown: RiQuestionFill,
  silent: RiSubtractLine,
};

/** A status as icon and word, with its cause on hover and focus. @public */
export function StatusBadge(props: StatusBadgeProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { tone, word, cause, since } = props;
  const Icon = icons[tone];
  const content = (
    <>
      <Icon aria-hidden="true" size={14} className={styles.icon} />
      {word}
    </>
  );
  if (!cause && !since) {
    return (
      <span className={styles.badge} data-tone={tone}>
        {content}
      </span>
    );
  }
  const time: ReactNode = since && (
    <div>{t('health.since', { time: <RelativeTime instant={since} /> })}</div>
  );
  return (
    <TooltipTrigger delay={300}>
      <Focusable>
        <button
          type="button"
          className={styles.badge}
          data-tone={tone}
          aria-label={cause ? t('health.because', { word, cause }) : word}
        >
          {content}
        </button>
      </Focusable>
      <Tooltip>
        {cause}
        {time}
      </Tooltip>
    </TooltipTrigger>
  );
}
