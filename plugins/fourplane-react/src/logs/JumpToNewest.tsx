// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiArrowDownLine } from '@remixicon/react';
import { useEffect, useState } from 'react';
import { fourplaneTranslationRef } from '../translation';
import type { LogScroll } from './LogScroll';
import styles from './LogView.module.css';
import { useLogExtent } from './useLogScroll';

/** Shown to a reader who has scrolled up: how many lines came since, and the way back. */
export function JumpToNewest(props: {
  scroll: LogScroll;
  isFollowing: boolean;
  onJump: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { scroll, isFollowing, onJump } = props;
  const follows = useLogExtent(scroll, extent => extent.follows);
  const last = useLogExtent(scroll, extent => extent.last);
  const [leftAt, setLeftAt] = useState(last);
  useEffect(() => setLeftAt(scroll.extent.last), [scroll, follows]);
  if (follows) {
    return null;
  }
  const count = last - leftAt;
  return (
    <div className={styles.jump}>
      <Button
        size="small"
        variant="primary"
        iconStart={<RiArrowDownLine />}
        onPress={onJump}
      >
        {isFollowing && count > 0
          ? `${t('log.jumpToNewest')} · ${t('log.newLines', { count })}`
          : t('log.jumpToNewest')}
      </Button>
    </div>
  );
}
