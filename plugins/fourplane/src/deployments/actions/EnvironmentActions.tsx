// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Dialog } from '@backstage/ui';
import type {
  ComponentDeployments,
  EnvironmentDeployment,
} from '@fourplane/plugin-fourplane-common';
import {
  fourplaneApiRef,
  fourplaneTranslationRef,
  WhyNot,
} from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import type { ComponentPath } from '../../builds/ComponentPath';
import { ActionDialog } from './ActionDialog';
import styles from './Actions.module.css';
import { actionOffers, type ActionOffer } from './actionOffers';
import { deploymentCommands } from './deploymentCommands';

/** What can be done with a component in one environment; what cannot, says why. */
export function EnvironmentActions(props: {
  component: ComponentPath;
  deployments: ComponentDeployments;
  item: EnvironmentDeployment;
  onDone: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const client = useApi(fourplaneApiRef);
  const { component, deployments, item, onDone } = props;
  // The open dialog keeps what it was opened for: what it does may take its own button away.
  const [open, setOpen] = useState<ActionOffer>();
  const close = () => setOpen(undefined);
  const labelOf = ({ name }: { name: string }) =>
    deployments.environments.find(({ ref }) => ref.name === name)?.label ??
    name;
  const wordsOf = ({ name, to }: ActionOffer, part: 'name' | 'title') => {
    const environment = item.label;
    return name === 'promote'
      ? t(`deployAction.${part}.promote`, { environment, to })
      : t(`deployAction.${part}.${name}`, { environment });
  };
  const offers = actionOffers({
    commands: deploymentCommands(client, component, item),
    item,
    releases: deployments.releases,
    labelOf,
  });
  return (
    <div
      className={styles.actions}
      role="group"
      aria-label={t('deployAction.label', { environment: item.label })}
    >
      {offers.map(offer => (
        <WhyNot
          key={`${offer.name} ${offer.to}`}
          why={
            offer.allowance.allowed
              ? undefined
              : offer.allowance.why ?? t('deployAction.notAllowed')
          }
        >
          <Button
            size="small"
            variant={offer.name === 'promote' ? 'primary' : 'secondary'}
            isDisabled={!offer.allowance.allowed}
            onPress={() => setOpen(offer)}
          >
            {wordsOf(offer, 'name')}
          </Button>
        </WhyNot>
      ))}
      <Dialog
        isOpen={open !== undefined}
        onOpenChange={isOpen => !isOpen && close()}
      >
        {open && (
          <ActionDialog
            title={wordsOf(open, 'title')}
            confirm={wordsOf(open, 'name')}
            command={open.command}
            releases={open.releases}
            labelOf={labelOf}
            onClose={close}
            onDone={() => {
              close();
              onDone();
            }}
          />
        )}
      </Dialog>
    </div>
  );
}
