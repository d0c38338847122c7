// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { fourplaneTranslationRef } from '../translation';
import { useLocale } from '../views/useLocale';
import type { LogBuffer } from './LogBuffer';
import type { LogScroll } from './LogScroll';
import type { LogStatus } from './LogStatus';
import { useLogExtent } from './useLogScroll';
import type { LogMatches } from './useLogSearch';

/** What a reader must know about the lines that are not there. */
export function LogNotices(props: {
  lines: LogBuffer;
  scroll: LogScroll;
  status: LogStatus;
  selectedLine?: number;
  problem: LogMatches['problem'];
  /** What actions could not do. */
  refusals: readonly (string | undefined)[];
  onRetry?: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { lines, scroll, status, selectedLine, problem } = props;
  const dropped = useLogExtent(scroll, extent => extent.dropped);
  const last = useLogExtent(scroll, extent => extent.last);
  const locale = useLocale();
  const notices: string[] = [];
  if (dropped > 0) {
    const kept = lines.limit.toLocaleString(locale);
    notices.push(t('log.dropped', { count: dropped, kept }));
  }
  if (status.isPreview) {
    notices.push(t('log.preview'));
  }
  if (status.isCutOff) {
    notices.push(t('log.cutOff'));
  }
  if (selectedLine !== undefined && selectedLine <= dropped) {
    notices.push(t('log.lineDropped', { number: String(selectedLine) }));
  } else if (status.state === 'ended' && (selectedLine ?? 0) > last) {
    notices.push(
      t('log.lineMissing', {
        number: String(selectedLine),
        total: String(last),
      }),
    );
  }
  if (problem) {
    notices.push(
      problem.kind === 'invalid'
        ? t('log.badPattern', { reason: problem.reason })
        : t('log.engineMissing'),
    );
  }
  notices.push(...props.refusals.filter(refusal => refusal !== undefined));
  return (
    <>
      {status.failure && (
        <div role="alert">
          <Alert
            status="danger"
            icon
            title={status.failure.what}
            description={status.failure.next}
            customActions={
              props.onRetry &&
              status.state !== 'ended' && (
                <Button
                  size="small"
                  variant="secondary"
                  onPress={props.onRetry}
                >
                  {t('log.retry')}
                </Button>
              )
            }
          />
        </div>
      )}
      <div role="status">
        {notices.map(notice => (
          <Alert key={notice} status="warning" icon description={notice} />
        ))}
      </div>
    </>
  );
}
