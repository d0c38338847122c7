// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReplyMeta } from '@fourplane/plugin-fourplane-common';
import { Alert } from '@backstage/ui';
import type { Failure } from '../replies';
import { fourplaneTranslationRef } from '../translation';
import { RelativeTime } from './RelativeTime';

/** Properties of {@link StaleNotice}. @public */
export interface StaleNoticeProps {
  readonly meta: ReplyMeta;
  readonly refreshFailure?: Failure;
}

/** Says from when the shown state is and why it is not newer; nothing while it is live. @public */
export function StaleNotice({ meta, refreshFailure }: StaleNoticeProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  if (meta.stale.length === 0 && !refreshFailure) {
    return null;
  }
  return (
    <div role="status">
      <Alert
        status="warning"
        icon
        title={t('stale.title', { time: <RelativeTime instant={meta.asOf} /> })}
        description={
          <>
            {meta.stale.map(({ controlPlane, since, reason }) => (
              <div key={controlPlane}>
                {reason
                  ? t('stale.watchBecause', {
                      controlPlane,
                      reason,
                      time: <RelativeTime instant={since} />,
                    })
                  : t('stale.watch', {
                      controlPlane,
                      time: <RelativeTime instant={since} />,
                    })}
              </div>
            ))}
            {refreshFailure && (
              <div>
                {t('stale.refresh', {
                  time: <RelativeTime instant={refreshFailure.since} />,
                  reason: refreshFailure.message,
                })}
              </div>
            )}
          </>
        }
      />
    </div>
  );
}
