// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { fourplaneTranslationRef } from '../translation';
import { StatusBadge, type StatusTone } from '../views';
import type { LogScroll } from './LogScroll';
import type { LogStatus } from './LogStatus';
import styles from './LogView.module.css';
import { useLogExtent } from './useLogScroll';

const tones: Record<LogStatus['state'], StatusTone> = {
  loading: 'working',
  following: 'working',
  ended: 'silent',
  interrupted: 'warning',
};

/** What log this is, whether it goes on, where its lines come from, and how many there are. */
export function LogHeading(props: {
  title: string;
  status: LogStatus;
  scroll: LogScroll;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { title, status, scroll } = props;
  const source = useSourceWords(status);
  const count = useLogExtent(scroll, extent => extent.last);
  return (
    <div className={styles.heading}>
      <Text as="h3" variant="body-medium" weight="bold">
        {title}
      </Text>
      <StatusBadge
        tone={tones[status.state]}
        word={t(`log.state.${status.state}`)}
      />
      <Text variant="body-small">
        {[source, t('log.count', { count })].filter(Boolean).join(' · ')}
      </Text>
    </div>
  );
}

/** The source in words; `undefined` while it is not known. */
function useSourceWords(status: LogStatus): string | undefined {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { source, state } = status;
  if (!source) {
    return undefined;
  }
  if (source.type === 'archive') {
    return source.title
      ? t('log.source.archiveNamed', { title: source.title })
      : t('log.source.archive');
  }
  const isLive = state === 'following' || state === 'loading';
  if (source.pod) {
    const { pod } = source;
    return isLive
      ? t('log.source.podNamed', { pod })
      : t('log.source.podEndedNamed', { pod });
  }
  return isLive ? t('log.source.pod') : t('log.source.podEnded');
}
