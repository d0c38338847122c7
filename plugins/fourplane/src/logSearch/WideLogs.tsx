// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EmptyPanel,
  fourplaneTranslationRef,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { UnreadableList } from '../deployments/matrix/UnreadableList';
import { LogExplorer } from './LogExplorer';
import { logRoutes, type LogPath, type WideLogKind } from './LogScope';
import { wideLogScope } from './wideLogScope';

/** What the components of something wider said: of those whose logs the reader may read. */
export function WideLogs(props: { kind: WideLogKind; path: LogPath }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { kind, path } = props;
  const reply = useReply(logRoutes[kind].scope, path);
  return (
    <ReplyGate
      reply={reply}
      what={t('logSearch.scopeWhat')}
      stillWorks={t('metrics.stillWorks')}
    >
      {found =>
        found.components.length === 0 ? (
          <>
            <UnreadableList unreadable={found.unreadable} />
            <EmptyPanel
              title={t(`logSearch.nothingRuns.${kind}`)}
              next={t('logSearch.nothingRunsNext')}
            />
          </>
        ) : (
          <LogExplorer scope={wideLogScope(kind, path, found)} />
        )
      }
    </ReplyGate>
  );
}
