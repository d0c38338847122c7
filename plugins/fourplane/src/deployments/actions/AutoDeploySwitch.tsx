// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Dialog, Switch } from '@backstage/ui';
import type { ThingDeployments } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneApiRef,
  fourplaneTranslationRef,
  WhyNot,
} from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import type { ThingPath } from '../ThingPath';
import { ActionDialog } from './ActionDialog';
import { autoDeployCommand } from './deploymentCommands';

/**
 * Whether new releases are deployed by themselves, and changing it; nothing where the generation does no such thing. It
 * stands as it is on the control plane until the change has been confirmed and done.
 */
export function AutoDeploySwitch(props: {
  thing: ThingPath;
  deployments: ThingDeployments;
  onDone: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const client = useApi(fourplaneApiRef);
  const { thing, deployments, onDone } = props;
  const { autoDeploy, environments } = deployments;
  const [wanted, setWanted] = useState<boolean>();
  if (!autoDeploy) {
    return null;
  }
  const { on, allowed, why } = autoDeploy;
  const environment = environments.find(({ isOnPipeline }) => isOnPipeline);
  const words = { environment: environment?.label ?? '' };
  const close = () => setWanted(undefined);
  const part = wanted ? 'on' : 'off';
  return (
    <>
      <WhyNot why={allowed ? undefined : why ?? t('deployAction.notAllowed')}>
        <Switch
          label={
            environment
              ? t('deployAction.autoDeploy.label', words)
              : t('deployAction.autoDeploy.labelAlone')
          }
          isSelected={on}
          isDisabled={!allowed}
          onChange={setWanted}
        />
      </WhyNot>
      <Dialog
        isOpen={wanted !== undefined}
        onOpenChange={isOpen => !isOpen && close()}
      >
        {wanted !== undefined && (
          <ActionDialog
            title={t(`deployAction.autoDeploy.${part}`)}
            confirm={t(`deployAction.autoDeploy.${part}Confirm`)}
            command={autoDeployCommand(client, thing, wanted)}
            releases={[]}
            labelOf={({ name }) => name}
            onClose={close}
            onDone={() => {
              close();
              onDone();
            }}
          />
        )}
      </Dialog>
    </>
  );
}
