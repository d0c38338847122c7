// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { AskedSource } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  RelativeTime,
} from '@fourplane/plugin-fourplane-react';

/** Which sources of logs are missing from what is shown, why and since when. */
export function SourceNotices(props: { sources: readonly AskedSource[] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <>
      {props.sources
        .filter(({ state }) => state !== 'answered')
        .map(source => {
          const { title, planes, state, what, mend, since } = source;
          const names = planes.map(({ name }) => name).join(', ');
          return (
            <div key={`${title} ${names} ${state}`} role="status">
              <Alert
                status={state === 'notConfigured' ? 'info' : 'warning'}
                icon
                title={t('logSearch.sourceMissing', {
                  title,
                  planes: names || t('logSearch.noPlane'),
                })}
                description={
                  <>
                    {what && <div>{what}</div>}
                    {mend && <div>{mend}</div>}
                    {since && (
                      <div>
                        {t('logSearch.since')} <RelativeTime instant={since} />
                      </div>
                    )}
                  </>
                }
              />
            </div>
          );
        })}
    </>
  );
}
