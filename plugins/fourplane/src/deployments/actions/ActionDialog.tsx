// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import type { ReleaseSummary } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import { Confirmation } from './Confirmation';
import type { Deployable, DeploymentCommand } from './deploymentCommands';
import { PlacingConfirmation } from './placing/PlacingConfirmation';
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
  /** That a form is shown, which needs room. */
  onForm?: () => void;
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
      {isUnchosen && (
        <DialogFooter>
          <Button variant="secondary" onPress={onClose}>
            {t('action.cancel')}
          </Button>
        </DialogFooter>
      )}
      {!isUnchosen && command.overridesOf && (
        <PlacingConfirmation
          {...props}
          key={release?.name}
          of={command.overridesOf(release)}
          release={release}
        />
      )}
      {!isUnchosen && !command.overridesOf && (
        <Confirmation
          {...props}
          release={release}
          notice={
            command.isFinal && (
              <Alert status="warning" icon title={t('deployAction.final')} />
            )
          }
        />
      )}
    </>
  );
}

function deployableOf(summary?: ReleaseSummary): Deployable | undefined {
  if (!summary) {
    return undefined;
  }
  const { kind, name } = summary.ref;
  switch (kind) {
    case 'build':
    case 'resourceRelease':
    case 'projectRelease':
      return { kind, name };
    default:
      return { kind: 'release', name };
  }
}
