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
import { ConfigureDialog } from './configure/ConfigureDialog';
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
  const closeDone = () => {
    close();
    onDone();
  };
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
        <OfferButton
          key={`${offer.name} ${offer.to}`}
          offer={offer}
          words={wordsOf(offer, 'name')}
          onPress={() => setOpen(offer)}
        />
      ))}
      <Dialog
        isOpen={open !== undefined}
        width={open?.name === 'configure' ? 1000 : undefined}
        onOpenChange={isOpen => !isOpen && close()}
      >
        {open?.name === 'configure' && (
          <ConfigureDialog
            title={wordsOf(open, 'title')}
            path={{ ...component, deployment: open.deployment }}
            onClose={close}
            onDone={closeDone}
          />
        )}
        {open && open.name !== 'configure' && (
          <ActionDialog
            title={wordsOf(open, 'title')}
            confirm={wordsOf(open, 'name')}
            command={open.command}
            releases={open.releases}
            labelOf={labelOf}
            onClose={close}
            onDone={closeDone}
          />
        )}
      </Dialog>
    </div>
  );
}

function OfferButton(props: {
  offer: ActionOffer;
  words: string;
  onPress: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { offer, words, onPress } = props;
  const { name, allowance } = offer;
  return (
    <WhyNot
      why={
        allowance.allowed
          ? undefined
          : allowance.why ?? t('deployAction.notAllowed')
      }
    >
      <Button
        size="small"
        variant={name === 'promote' ? 'primary' : 'secondary'}
        isDisabled={!allowance.allowed}
        onPress={onPress}
      >
        {words}
      </Button>
    </WhyNot>
  );
}
