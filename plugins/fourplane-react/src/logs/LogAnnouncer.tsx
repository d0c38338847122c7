// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { fourplaneTranslationRef } from '../translation';
import type { LogBuffer } from './LogBuffer';

/** However many lines come, screen readers hear of them no more often. */
const SAID_EVERY_MS = 15_000;

/** Tells screen readers how many lines came lately, and what an action did. */
export function LogAnnouncer(props: {
  lines: LogBuffer;
  isFollowing: boolean;
  /** What an action did. */
  said: string;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { lines, isFollowing, said } = props;
  const [news, setNews] = useState('');
  useEffect(() => {
    if (!isFollowing) {
      return undefined;
    }
    let saidUpTo = lines.lastNumber;
    const timer = setInterval(() => {
      const count = lines.lastNumber - saidUpTo;
      saidUpTo = lines.lastNumber;
      setNews(count > 0 ? t('log.newLines', { count }) : '');
    }, SAID_EVERY_MS);
    return () => clearInterval(timer);
  }, [lines, isFollowing, t]);
  return (
    <VisuallyHidden role="status">
      {said} {isFollowing && news}
    </VisuallyHidden>
  );
}
