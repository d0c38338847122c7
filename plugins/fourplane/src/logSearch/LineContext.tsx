// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EmptyPanel,
  fourplaneTranslationRef,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import type { ComponentPath } from '../builds/ComponentPath';
import type { LogScope } from './LogScope';
import styles from './LogSearch.module.css';
import { SourceNotices } from './SourceNotices';

const AROUND = '10';

/** The lines of the same container around one. */
export function LineContext(props: {
  scope: LogScope;
  id: string;
  /** By its name. */
  deployment: string;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { scope, id, deployment } = props;
  const component = scope.componentOf(deployment);
  return component ? (
    <Around {...{ component, id, deployment }} />
  ) : (
    <EmptyPanel
      title={t('logSearch.gone')}
      next={t('logSearch.goneNext', { deployment })}
    />
  );
}

function Around(props: {
  component: ComponentPath;
  id: string;
  deployment: string;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { component, id, deployment } = props;
  const reply = useReply('getLogContext', {
    ...component,
    deployment,
    id,
    before: AROUND,
    after: AROUND,
  });
  return (
    <ReplyGate reply={reply} what={t('logSearch.contextWhat')}>
      {({ before, line, after, sources }) => (
        <>
          <SourceNotices sources={sources} />
          {!line && sources.every(({ state }) => state === 'answered') && (
            <p className={styles.note}>{t('logSearch.lineGone')}</p>
          )}
          {(line || before.length > 0 || after.length > 0) && (
            <ol
              className={styles.context}
              aria-label={t('logSearch.contextLabel')}
            >
              {[...before, ...(line ? [line] : []), ...after].map(one => (
                <li key={one.id} aria-current={one.id === line?.id}>
                  <time dateTime={one.at}>{one.at.slice(11, 23)}</time>{' '}
                  {one.text}
                </li>
              ))}
            </ol>
          )}
        </>
      )}
    </ReplyGate>
  );
}
