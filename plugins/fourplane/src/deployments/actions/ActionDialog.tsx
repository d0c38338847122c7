// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Skeleton,
  Text,
} from '@backstage/ui';
import type {
  DeploymentActionReply,
  ReleaseSummary,
} from '@fourplane/plugin-fourplane-common';
import {
  ActionFailureNotice,
  fourplaneTranslationRef,
  IssueList,
  LoadingRegion,
  useAction,
  usePreview,
  type Preview,
} from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import styles from './Actions.module.css';
import { ChangeList } from './ChangeList';
import type { Deployable, DeploymentCommand } from './deploymentCommands';
import { ReleaseChoice } from './ReleaseChoice';

/** Shows exactly what would change, then does it once, however often it is pressed. */
export function ActionDialog(props: {
  title: string;
  confirm: string;
  command: DeploymentCommand;
  /** Those that may be chosen, newest first. */
  releases: readonly ReleaseSummary[];
  labelOf: (environment: { name: string }) => string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { title, command, releases, labelOf, onClose } = props;
  const [release, setRelease] = useState(
    command.needsRelease ? deployableOf(releases[0]) : undefined,
  );
  const isUnchosen = command.needsRelease && !release;
  return (
    <>
      <DialogHeader>{title}</DialogHeader>
      {command.needsRelease && (
        <DialogBody>
          {isUnchosen ? (
            <Text as="p">{t('deployAction.noRelease')}</Text>
          ) : (
            <ReleaseChoice
              releases={releases}
              labelOf={labelOf}
              chosen={release?.name ?? ''}
              onChoose={summary => setRelease(deployableOf(summary))}
            />
          )}
        </DialogBody>
      )}
      {isUnchosen ? (
        <DialogFooter>
          <Button variant="secondary" onPress={onClose}>
            {t('action.cancel')}
          </Button>
        </DialogFooter>
      ) : (
        // Another release is another thing to do, under a key of its own.
        <Confirmation {...props} key={release?.name} release={release} />
      )}
    </>
  );
}

function Confirmation(props: {
  confirm: string;
  command: DeploymentCommand;
  release?: Deployable;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { confirm, command, release, onClose, onDone } = props;
  const { route, send, isDestructive } = command;
  const preview = usePreview({
    route,
    of: release?.name ?? '',
    ask: key => send({ key, dryRun: true }, release),
  });
  const action = useAction({
    route,
    send: (_: void, key) => send({ key }, release),
    onDone,
  });
  const isOutdated =
    action.state === 'failed' && action.failure.kind === 'conflict';
  const isPossible =
    !isOutdated &&
    preview.state === 'present' &&
    preview.data.state === 'checked' &&
    preview.data.issues.length === 0 &&
    preview.data.changes.length > 0;
  return (
    <>
      <DialogBody>
        <div className={styles.body}>
          <PreviewView preview={preview} />
          {action.state === 'failed' && (
            <ActionFailureNotice
              failure={action.failure}
              title={t('deployAction.failed')}
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        {(action.state === 'failed' || preview.state === 'failed') && (
          <Button
            variant="tertiary"
            onPress={() => {
              action.forget();
              preview.look();
            }}
          >
            {t('deployAction.lookAgain')}
          </Button>
        )}
        <Button variant="secondary" onPress={onClose}>
          {t('action.cancel')}
        </Button>
        <Button
          variant="primary"
          destructive={isDestructive}
          isDisabled={!isPossible}
          isPending={action.state === 'sending' || action.state === 'done'}
          onPress={() => action.run()}
        >
          {confirm}
        </Button>
      </DialogFooter>
    </>
  );
}

function PreviewView({ preview }: { preview: Preview<DeploymentActionReply> }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  if (preview.state === 'loading') {
    return (
      <LoadingRegion what={t('deployAction.what')}>
        <Skeleton height={96} />
      </LoadingRegion>
    );
  }
  if (preview.state === 'failed') {
    return (
      <ActionFailureNotice
        failure={preview.failure}
        title={t('deployAction.cannotTell')}
      />
    );
  }
  if (preview.data.state !== 'checked') {
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
            description={<IssueList issues={issues} />}
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

function deployableOf(summary?: ReleaseSummary): Deployable | undefined {
  return (
    summary && {
      kind: summary.ref.kind === 'build' ? 'build' : 'release',
      name: summary.ref.name,
    }
  );
}
