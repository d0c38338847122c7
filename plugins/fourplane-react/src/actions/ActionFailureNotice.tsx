// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { IntentIssue } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '../translation';
import type { ActionFailure } from './ActionFailure';
import { IssueList } from './IssueList';

/** Properties of {@link ActionFailureNotice}. @public */
export interface ActionFailureNoticeProps {
  readonly failure: ActionFailure;
  /** What was not done, as a sentence. */
  readonly title: string;
  /** The issues to list, where others are shown at their fields; all unless given. */
  readonly issues?: readonly IntentIssue[];
}

/** Says why something was not done, and what to do about it. @public */
export function ActionFailureNotice(props: ActionFailureNoticeProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { failure, title, issues = failure.issues } = props;
  const { kind, message, permission, written } = failure;
  return (
    <div role="alert">
      <Alert
        status="danger"
        icon
        title={title}
        description={
          <>
            {failure.issues.length === 0 && (
              <div>
                {kind === 'unreachable' ? t('action.unreachable') : message}
              </div>
            )}
            {kind === 'notPermitted' && (
              <div>{t('action.permission', { permission })}</div>
            )}
            <IssueList issues={issues} />
            {kind === 'conflict' && <div>{t('action.conflict')}</div>}
            {kind === 'incomplete' && (
              <div>
                {t('action.incomplete', {
                  written: written.join(', ') || t('action.nothingWritten'),
                })}
              </div>
            )}
          </>
        }
      />
    </div>
  );
}
