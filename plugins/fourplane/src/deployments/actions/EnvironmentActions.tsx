// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Dialog } from '@backstage/ui';
import type {
  ThingDeployments,
  EnvironmentDeployment,
} from '@fourplane/plugin-fourplane-common';
import {
  fourplaneApiRef,
  fourplaneTranslationRef,
  WhyNot,
} from '@fourplane/plugin-fourplane-react';
import { useCallback, useState } from 'react';
import type { ThingPath } from '../ThingPath';
import { ActionDialog } from './ActionDialog';
import styles from './Actions.module.css';
import { actionOffers, type ActionOffer } from './actionOffers';
import { ConfigureDialog } from './configure/ConfigureDialog';
import { deploymentCommands } from './deploymentCommands';

/** What can be done with a thing in one environment; what cannot, says why. */
export function EnvironmentActions(props: {
  thing: ThingPath;
  deployments: ThingDeployments;
  item: EnvironmentDeployment;
  onDone: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const client = useApi(fourplaneApiRef);
  const { thing, deployments, item, onDone } = props;
  // The open dialog keeps what it was opened for: what it does may take its own button away.
  const [open, setOpen] = useState<ActionOffer>();
  const [hasForm, setForm] = useState(false);
  const showForm = useCallback(() => setForm(true), []);
  const close = () => {
    setOpen(undefined);
    setForm(false);
  };
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
    commands: deploymentCommands(client, thing, item),
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
        width={open?.name === 'configure' || hasForm ? 1000 : undefined}
        onOpenChange={isOpen => !isOpen && close()}
      >
        {open?.name === 'configure' && (
          <ConfigureDialog
            title={wordsOf(open, 'title')}
            path={{ ...thing, deployment: open.deployment }}
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
            onForm={showForm}
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
