// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Plane } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  RelativeTime,
  StatusBadge,
} from '@fourplane/plugin-fourplane-react';
import styles from './Planes.module.css';

/** How the control plane says that it is connected to a plane. */
export function AgentLine({ plane: { agent, access } }: { plane: Plane }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  if (!agent && access?.type === 'direct') {
    return <span title={access.server}>{t('fleet.planes.direct')}</span>;
  }
  if (!agent) {
    return <StatusBadge tone="unknown" word={t('fleet.planes.noAgent')} />;
  }
  return (
    <span className={styles.line}>
      <StatusBadge
        tone={agent.connected ? 'good' : 'bad'}
        word={t(
          agent.connected
            ? 'fleet.planes.connected'
            : 'fleet.planes.disconnected',
        )}
        cause={agent.message}
      />
      {agent.agents > 1 && (
        <span>{t('fleet.planes.agents', { count: agent.agents })}</span>
      )}
      {agent.lastHeartbeatAt && (
        <span>
          {t('fleet.planes.heartbeat', {
            time: <RelativeTime instant={agent.lastHeartbeatAt} />,
          })}
        </span>
      )}
    </span>
  );
}
