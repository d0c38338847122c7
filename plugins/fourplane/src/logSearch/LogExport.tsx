// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Radio, RadioGroup, Text } from '@backstage/ui';
import { MAX_EXPORTED_LINES } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  useLocale,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import { exportFormats, type ExportFormat } from './exportFormats';
import { logRoutes, type LogScope } from './LogScope';
import styles from './LogSearch.module.css';
import { askedFilter, type LogsQuery } from './LogsQuery';
import { useLogExport, type ExportState } from './useLogExport';

/** Puts everything that the filters find into a file. */
export function LogExport(props: {
  scope: LogScope;
  query: LogsQuery;
  onClose: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const locale = useLocale();
  const { scope, query, onClose } = props;
  const [format, setFormat] = useState<ExportFormat>('ndjson');
  const { state, start, stop } = useLogExport(scope, query);
  // The picture above has asked the same, so nothing is asked again.
  const histogram = useReply(logRoutes[scope.kind].histogram, {
    ...scope.path,
    ...askedFilter(query),
  });
  const counted = histogram.state === 'present' ? histogram.data : undefined;
  const number = new Intl.NumberFormat(locale);
  const whatKey = counted?.isEstimate ? 'whatEstimate' : 'what';
  return (
    <section className={styles.export} aria-label={t('logSearch.export.title')}>
      <Text>
        {counted
          ? t(`logSearch.export.${whatKey}`, {
              total: number.format(counted.total),
            })
          : t('logSearch.export.whatUnknown')}{' '}
        {t('logSearch.export.bound', {
          most: number.format(MAX_EXPORTED_LINES),
        })}
      </Text>
      {state.state !== 'running' && (
        <RadioGroup
          label={t('logSearch.export.format')}
          orientation="horizontal"
          value={format}
          onChange={value =>
            setFormat(exportFormats.find(one => one === value) ?? format)
          }
        >
          {exportFormats.map(one => (
            <Radio key={one} value={one}>
              {t(`logSearch.export.${one}`)}
            </Radio>
          ))}
        </RadioGroup>
      )}
      <ExportProgress
        state={state}
        total={counted && Math.min(counted.total, MAX_EXPORTED_LINES)}
      />
      <div className={styles.actions}>
        {state.state === 'running' ? (
          <Button size="small" variant="secondary" onPress={stop}>
            {t('logSearch.export.cancel')}
          </Button>
        ) : (
          <>
            <Button
              size="small"
              variant="primary"
              onPress={() => start(format)}
            >
              {t('logSearch.export.start')}
            </Button>
            <Button size="small" variant="secondary" onPress={onClose}>
              {t('logSearch.export.close')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

function ExportProgress(props: {
  state: ExportState;
  /** How many lines there will be, where it is known. */
  total: number | undefined;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const locale = useLocale();
  const { state, total } = props;
  if (state.state === 'idle') {
    return null;
  }
  const lines = new Intl.NumberFormat(locale).format(state.lines);
  if (state.state === 'running') {
    return (
      <div role="status">
        <progress
          aria-label={t('logSearch.export.progress')}
          {...(total
            ? { max: total, value: Math.min(state.lines, total) }
            : {})}
        />
        <Text>{t('logSearch.export.running', { lines })}</Text>
      </div>
    );
  }
  if (state.state === 'failed') {
    const why = state.failure?.message ?? t('logSearch.export.brokenOff');
    return (
      <div role="alert">
        <Alert
          status="danger"
          icon
          title={t('logSearch.export.failed', { why, lines })}
          customActions={
            state.lines > 0 ? (
              <Button size="small" variant="secondary" onPress={state.saveRest}>
                {t('logSearch.export.saveRest')}
              </Button>
            ) : undefined
          }
        />
      </div>
    );
  }
  return <Exported state={state} />;
}

function Exported(props: { state: Extract<ExportState, { state: 'done' }> }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { lines, file, isLimited, missing } = props.state;
  const remarks = [
    ...(isLimited ? [t('logSearch.export.limit')] : []),
    ...missing.map(({ title, what = '' }) =>
      t('logSearch.export.missing', { title, what }),
    ),
  ];
  return (
    <div role="status">
      <Alert
        status={remarks.length > 0 ? 'warning' : 'success'}
        icon
        title={
          file
            ? t('logSearch.export.done', { count: lines, file })
            : t('logSearch.export.nothing')
        }
        description={remarks.map(remark => (
          <div key={remark}>{remark}</div>
        ))}
      />
    </div>
  );
}
