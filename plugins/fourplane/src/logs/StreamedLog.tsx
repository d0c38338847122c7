// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  fourplaneTranslationRef,
  LogView,
  messageOf,
  saveLog,
  whyNotWhole,
  type LogStreamView,
  type OpenLog,
} from '@fourplane/plugin-fourplane-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useRoomBelow } from './useRoomBelow';
import styles from './StreamedLog.module.css';

/** A log that is being read, as high as the window has room, and saved on request. */
export function StreamedLog(props: {
  log: LogStreamView;
  open: OpenLog;
  title: string;
  /** What it is saved as. */
  fileName: string;
  /** What of it is shown: above the log. */
  choices?: ReactNode;
  selectedLine?: number;
  onSelectLine?: (line: number) => void;
  /** The reader began to follow the newest line, or stopped. */
  onFollow?: (isFollowing: boolean) => void;
  /** A line that was found and must come into view, on a narrow window too. */
  foundLine?: number;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { log, open, title, fileName, foundLine } = props;
  const box = useRef<HTMLDivElement>(null);
  const room = useRoomBelow(box);
  useEffect(() => {
    if (foundLine !== undefined) {
      // Not in every browser a test runs in.
      box.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [foundLine]);
  const [unsaved, setUnsaved] = useState<string>();
  const onDownload = () => {
    setUnsaved(undefined);
    saveLog(open, fileName).then(
      reading => {
        const reason = whyNotWhole(reading, t('log.brokeOff'));
        setUnsaved(reason && t('log.savedWithGaps', { reason }));
      },
      error => setUnsaved(t('log.notSaved', { reason: messageOf(error) })),
    );
  };
  return (
    <div ref={box} className={styles.box} style={{ height: room }}>
      {props.choices}
      <div className={styles.log}>
        <LogView
          lines={log.lines}
          title={title}
          status={log.status}
          selectedLine={props.selectedLine}
          onSelectLine={props.onSelectLine}
          onFollow={props.onFollow}
          onRetry={log.retry}
          onDownload={onDownload}
          unsaved={unsaved}
        />
      </div>
    </div>
  );
}
