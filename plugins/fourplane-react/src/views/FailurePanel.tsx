// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import type { Failure } from '../replies';
import { fourplaneTranslationRef } from '../translation';
import { Fact, Facts } from './Facts';
import styles from './FailurePanel.module.css';
import { RelativeTime } from './RelativeTime';
import { useCatalogModes } from './useCatalogModes';

/** Properties of {@link FailurePanel}. @public */
export interface FailurePanelProps {
  readonly failure: Failure;
  /** What cannot be shown, as it reads in the middle of a sentence. */
  readonly what: string;
  /** What the failure does not touch, as a sentence. */
  readonly stillWorks?: string;
  readonly onRetry?: () => void;
  readonly isRetrying?: boolean;
}

/** Shows why something is missing, where and since when, what still works, and what to do next. @public */
export function FailurePanel(props: FailurePanelProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { failure, what, stillWorks, onRetry, isRetrying } = props;
  const { kind, unreadable } = failure;
  const isMissingPermission = kind === 'notPermitted';
  // Where entities of the portal's own stand for things, more than the permission may be missing.
  const isLinking = useCatalogModes().size > 0;
  const title = unreadable
    ? t('failure.unreadableTitle', unreadable.object)
    : t(`failure.${kind === 'unreadable' ? 'failed' : kind}Title`, { what });
  return (
    <div role="alert">
      <Alert
        status={isMissingPermission ? 'info' : 'danger'}
        icon
        title={title}
        description={
          <>
            <div>
              {t(`failure.${kind}Text`, {
                what,
                permission: failure.permission,
              })}
            </div>
            {unreadable && <Issues issues={unreadable.issues} />}
            <div className={styles.facts}>
              <Facts>
                <Fact term={t('failure.where')}>
                  <code>{failure.path}</code>
                </Fact>
                {(!isMissingPermission || isLinking) && !unreadable && (
                  <Fact term={t('failure.why')}>{failure.message}</Fact>
                )}
                {!isMissingPermission && (
                  <Fact term={t('failure.since')}>
                    <RelativeTime instant={failure.since} />
                  </Fact>
                )}
                {stillWorks && (
                  <Fact term={t('failure.stillWorks')}>{stillWorks}</Fact>
                )}
              </Facts>
            </div>
          </>
        }
        customActions={
          onRetry && (
            <Button
              size="small"
              variant="secondary"
              onPress={onRetry}
              isPending={isRetrying}
            >
              {t('failure.retry')}
            </Button>
          )
        }
      />
    </div>
  );
}

function Issues(props: {
  issues: readonly { path: string; message: string }[];
}) {
  return (
    <ul className={styles.issues}>
      {props.issues.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          <code>{path}</code>: {message}
        </li>
      ))}
    </ul>
  );
}
