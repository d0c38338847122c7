// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Button, DialogBody } from '@backstage/ui';
import type { ReactNode } from 'react';
import { ConfirmationFooter, ConfirmationView } from './ConfirmationView';
import type { Deployable, DeploymentCommand } from './deploymentCommands';
import { useConfirmation } from './useConfirmation';

/** What would change, and the button that does it. */
export function Confirmation(props: {
  confirm: string;
  command: DeploymentCommand;
  release?: Deployable;
  /** What else there is to say, and to do instead. */
  notice?: ReactNode;
  instead?: ReactNode;
  onClose: () => void;
  onDone: () => void;
}) {
  const { confirm, command, release, notice, instead, onClose, onDone } = props;
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
        {notice}
        <ConfirmationView confirmation={confirmation} />
      </DialogBody>
      <ConfirmationFooter confirmation={confirmation} onClose={onClose}>
        {instead}
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
