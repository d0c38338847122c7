// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import type { ReleaseSummary } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import { ConfirmationFooter, ConfirmationView } from './ConfirmationView';
import type { Deployable, DeploymentCommand } from './deploymentCommands';
import { ReleaseChoice } from './ReleaseChoice';
import { useConfirmation } from './useConfirmation';

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
        <Confirmation {...props} release={release} />
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
  const { confirm, command, release, onClose, onDone } = props;
  const { route, send, isDestructive } = command;
  const confirmation = useConfirmation({
    route,
    of: release?.name ?? '',
    send: attempt => send(attempt, release),
    onDone,
  });
  const { action, isPossible } = confirmation;
  return (
    <>
      <DialogBody>
        <ConfirmationView confirmation={confirmation} />
      </DialogBody>
      <ConfirmationFooter confirmation={confirmation} onClose={onClose}>
        <Button
          variant="primary"
          destructive={isDestructive}
          isDisabled={!isPossible}
          isPending={action.state === 'sending' || action.state === 'done'}
          onPress={() => action.run()}
        >
          {confirm}
        </Button>
      </ConfirmationFooter>
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
