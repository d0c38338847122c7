// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Dialog, DialogTrigger } from '@backstage/ui';
import type {
  Allowance,
  ComponentDeployments,
  EnvironmentDeployment,
  ReleaseSummary,
} from '@fourplane/plugin-fourplane-common';
import {
  fourplaneApiRef,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import type { ComponentPath } from '../../builds/ComponentPath';
import { WhyNot } from '../../builds/WhyNot';
import { ActionDialog } from './ActionDialog';
import styles from './Actions.module.css';
import {
  deploymentCommands,
  plainActions,
  type DeploymentCommand,
} from './deploymentCommands';

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
  const { actions, deployment, label, ref } = item;
  const commands = deploymentCommands(client, component, item);
  const labelOf = ({ name }: { name: string }) =>
    deployments.environments.find(one => one.ref.name === name)?.label ?? name;
  const others = deployments.releases.filter(
    ({ environments }) => !environments.some(({ name }) => name === ref.name),
  );
  const made = item.release?.createdAt;
  const earlier = others.filter(
    ({ createdAt }) => !made || !createdAt || createdAt < made,
  );
  const shared = { releases: others, labelOf, onDone };
  const inWords = { environment: label };
  const isStopped = deployment !== undefined && deployment.desired !== 'active';
  const plain = plainActions.filter(name =>
    name === 'resume' ? isStopped : deployment && !isStopped,
  );
  return (
    <div
      className={styles.actions}
      role="group"
      aria-label={t('deployAction.label', inWords)}
    >
      {actions.promote.map(({ to, ...allowance }) => (
        <ActionButton
          {...shared}
          key={to.name}
          isMain
          name={t('deployAction.name.promote', { to: labelOf(to) })}
          title={t('deployAction.title.promote', {
            ...inWords,
            to: labelOf(to),
          })}
          allowance={allowance}
          command={commands.promote(to.name)}
        />
      ))}
      <ActionButton
        {...shared}
        name={t('deployAction.name.deploy')}
        title={t('deployAction.title.deploy', inWords)}
        allowance={actions.deploy}
        command={commands.deploy()}
      />
      {deployment && (
        <ActionButton
          {...shared}
          releases={earlier}
          name={t('deployAction.name.rollback')}
          title={t('deployAction.title.rollback', inWords)}
          allowance={actions.rollback}
          command={commands.rollback()}
        />
      )}
      {plain.map(name => (
        <ActionButton
          {...shared}
          key={name}
          name={t(`deployAction.name.${name}`)}
          title={t(`deployAction.title.${name}`, inWords)}
          allowance={actions[name]}
          command={commands.plain(name)}
        />
      ))}
    </div>
  );
}

function ActionButton(props: {
  name: string;
  title: string;
  isMain?: boolean;
  allowance: Allowance;
  command: DeploymentCommand;
  releases: readonly ReleaseSummary[];
  labelOf: (environment: { name: string }) => string;
  onDone: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { name, title, isMain, allowance, onDone, ...rest } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <WhyNot
      why={
        allowance.allowed
          ? undefined
          : allowance.why ?? t('deployAction.notAllowed')
      }
    >
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button
          size="small"
          variant={isMain ? 'primary' : 'secondary'}
          isDisabled={!allowance.allowed}
        >
          {name}
        </Button>
        <Dialog>
          <ActionDialog
            {...rest}
            title={title}
            confirm={name}
            onClose={() => setOpen(false)}
            onDone={() => {
              setOpen(false);
              onDone();
            }}
          />
        </Dialog>
      </DialogTrigger>
    </WhyNot>
  );
}
