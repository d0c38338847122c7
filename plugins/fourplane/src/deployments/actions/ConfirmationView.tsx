// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, DialogFooter, Skeleton, Text } from '@backstage/ui';
import type {
  DeploymentActionReply,
  IntentIssue,
} from '@fourplane/plugin-fourplane-common';
import {
  ActionFailureNotice,
  fourplaneTranslationRef,
  IssueList,
  LoadingRegion,
  type Preview,
} from '@fourplane/plugin-fourplane-react';
import type { ReactNode } from 'react';
import styles from './Actions.module.css';
import { ChangeList } from './ChangeList';
import type { Confirmation } from './useConfirmation';

/** What would change, what is against it, and why it was not done. */
export function ConfirmationView(props: {
  confirmation: Confirmation;
  /** The issues to list here, where others are shown at their fields; all unless given. */
  listed?: (issues: readonly IntentIssue[]) => readonly IntentIssue[];
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { confirmation, listed = issues => issues } = props;
  const { preview, action } = confirmation;
  return (
    <div className={styles.body}>
      <PreviewView preview={preview} listed={listed} />
      {action.state === 'failed' && (
        <ActionFailureNotice
          failure={action.failure}
          issues={listed(action.failure.issues)}
          title={t('deployAction.failed')}
        />
      )}
    </div>
  );
}

function PreviewView(props: {
  preview: Preview<DeploymentActionReply>;
  listed: (issues: readonly IntentIssue[]) => readonly IntentIssue[];
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { preview, listed } = props;
  if (preview.state === 'loading') {
    return (
      <LoadingRegion what={t('deployAction.what')}>
        <Skeleton width="100%" height={96} />
      </LoadingRegion>
    );
  }
  if (preview.state === 'failed') {
    return (
      <ActionFailureNotice
        failure={preview.failure}
        issues={listed(preview.failure.issues)}
        title={t('deployAction.cannotTell')}
      />
    );
  }
  if (preview.state === 'idle' || preview.data.state !== 'checked') {
    return null;
  }
  const { changes, issues, unchecked } = preview.data;
  return (
    <>
      {issues.length > 0 && (
        <div role="alert">
          <Alert
            status="danger"
            icon
            title={t('deployAction.wouldFail')}
            description={
              listed(issues).length > 0 ? (
                <IssueList issues={listed(issues)} />
              ) : (
                t('deployAction.atFields')
              )
            }
          />
        </div>
      )}
      {changes.length > 0 ? (
        <ChangeList changes={changes} />
      ) : (
        issues.length === 0 && <Text as="p">{t('deployAction.nothing')}</Text>
      )}
      {unchecked.length > 0 && (
        <Text as="p">
          {t('deployAction.unchecked', { things: unchecked.join('; ') })}
        </Text>
      )}
    </>
  );
}

/** The way out, looking again after a failure, and the button that does it. */
export function ConfirmationFooter(props: {
  confirmation: Confirmation;
  onClose: () => void;
  /** The button that does it, or what stands in its place while it is not known what would change. */
  children: ReactNode;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { confirmation, onClose, children } = props;
  const { preview, action, lookAgain } = confirmation;
  return (
    <DialogFooter>
      {(action.state === 'failed' || preview.state === 'failed') && (
        <Button variant="tertiary" onPress={lookAgain}>
          {t('deployAction.lookAgain')}
        </Button>
      )}
      <Button variant="secondary" onPress={onClose}>
        {t('action.cancel')}
      </Button>
      {children}
    </DialogFooter>
  );
}
