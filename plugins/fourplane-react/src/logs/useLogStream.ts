// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { StreamRouteName } from '@fourplane/plugin-fourplane-common';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { failureOf } from '../replies/failureOf';
import { messageOf } from '../replies/messageOf';
import { fourplaneTranslationRef } from '../translation';
import type { LogBuffer } from './LogBuffer';
import type { LogFailure, LogStatus } from './LogStatus';
import { LogStream, type LogStreamState } from './LogStream';
import type { OpenLog } from './OpenLog';

/** Options of {@link useLogStream}. @public */
export interface LogStreamUse {
  /** Which log this is: another key is another log. */
  readonly logKey: string;
  /** The row of the contract it comes from. */
  readonly route: StreamRouteName;
  readonly open: OpenLog;
  /** Whether the newest lines of a long log may be shown before the others have come. */
  readonly showsNewestFirst: boolean;
}

/** A log as {@link LogView} draws it. @public */
export interface LogStreamView {
  readonly lines: LogBuffer;
  readonly status: LogStatus;
  /** The container the lines are of, and those that can be asked for. */
  readonly container?: string;
  readonly containers: readonly string[];
  readonly retry: () => void;
}

/** Reads a log for as long as the component is there. @public */
export function useLogStream(use: LogStreamUse): LogStreamView {
  const { logKey, open, showsNewestFirst, route } = use;
  const stream = useMemo(
    () => LogStream.create({ open, showsNewestFirst }),
    // The key stands for how the log is opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [logKey],
  );
  const [attempt, setAttempt] = useState(0);
  useEffect(() => stream.start(), [stream, attempt]);
  const state = useSyncExternalStore(stream.subscribe, () => stream.state);
  const failure = useTroubleWords(state.trouble, route) ?? state.gap;
  const status = useMemo(
    (): LogStatus => ({
      state: state.state,
      source: state.source,
      isCutOff: state.isCutOff,
      isPreview: state.isPreview,
      failure,
    }),
    [state, failure],
  );
  return {
    lines: state.lines,
    status,
    container: state.container,
    containers: state.containers,
    retry: () => setAttempt(count => count + 1),
  };
}

function useTroubleWords(
  trouble: LogStreamState['trouble'],
  route: StreamRouteName,
): LogFailure | undefined {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return useMemo(() => {
    switch (trouble?.type) {
      case 'said':
        return trouble.failure;
      case 'lost':
        return {
          what: trouble.error
            ? t('log.lostBecause', {
                reason: messageOf(trouble.error),
              })
            : t('log.lost'),
          next: t('log.lostNext'),
        };
      case 'refused': {
        const { kind, message, permission } = failureOf(
          trouble.error,
          route,
          '',
        );
        const what = t('log.what');
        return kind === 'failed' || kind === 'unreadable'
          ? { what: message, next: t('log.refusedNext') }
          : {
              what: t(`failure.${kind}Title`, { what }),
              next:
                kind === 'notPermitted' ||
                kind === 'signedOut' ||
                kind === 'incompatible'
                  ? t(`failure.${kind}Text`, { what, permission })
                  : message,
            };
      }
      default:
        return undefined;
    }
  }, [t, trouble, route]);
}
