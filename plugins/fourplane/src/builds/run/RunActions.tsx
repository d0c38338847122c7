// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  Text,
} from '@backstage/ui';
import type {
  ModelRef,
  ActionRouteName,
  BuildDetail,
} from '@fourplane/plugin-fourplane-common';
import {
  ActionFailureNotice,
  fourplaneTranslationRef,
  useAction,
  WhyNot,
} from '@fourplane/plugin-fourplane-react';
import {
  RiDeleteBinLine,
  RiRestartLine,
  RiStopCircleLine,
} from '@remixicon/react';
import { useState } from 'react';
import styles from './Run.module.css';

const icons = {
  retry: <RiRestartLine />,
  stop: <RiStopCircleLine />,
  delete: <RiDeleteBinLine />,
};

/** What can be done to a run. */
export type RunActionName = keyof typeof icons;

/** How each is done, once for a key; retrying answers with the new run. */
export interface RunCommands {
  readonly routes: Readonly<Record<RunActionName, ActionRouteName>>;
  retry(key: string): Promise<{ readonly data: { build: ModelRef } }>;
  stop(key: string): Promise<{ readonly data: object }>;
  delete(key: string): Promise<{ readonly data: object }>;
}

/** Retry, stop, delete: each only where it makes sense, and with the reason where it is refused. */
export function RunActions(props: {
  detail: BuildDetail;
  commands: RunCommands;
  onDone: (action: RunActionName, build?: ModelRef) => void;
}) {
  const { detail, commands, onDone } = props;
  const { phase } = detail.build;
  const isRunning = phase === 'running' || phase === 'pending';
  const names: RunActionName[] = isRunning
    ? ['stop', 'delete']
    : ['retry', 'delete'];
  return (
    <div className={styles.actions}>
      {names.map(name => (
        <RunAction
          key={name}
          name={name}
          build={detail.build.title ?? detail.build.ref.name}
          permission={detail.actions[name]}
          note={
            name === 'retry' ? detail.actions.retryFromFailed?.why : undefined
          }
          commands={commands}
          onDone={build => onDone(name, build)}
        />
      ))}
    </div>
  );
}

function RunAction(props: {
  name: RunActionName;
  build: string;
  permission: { allowed: boolean; why?: string };
  /** What cannot be done instead. */
  note?: string;
  commands: RunCommands;
  onDone: (build?: ModelRef) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { name, build, permission, note, commands, onDone } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <WhyNot
      why={
        permission.allowed
          ? undefined
          : permission.why ?? t('builds.notAllowed')
      }
    >
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button
          size="small"
          variant="secondary"
          iconStart={icons[name]}
          isDisabled={!permission.allowed}
        >
          {t(`builds.action.${name}`)}
        </Button>
        <Dialog>
          <ConfirmRunAction
            name={name}
            build={build}
            note={note}
            commands={commands}
            onClose={() => setOpen(false)}
            onDone={retried => {
              setOpen(false);
              onDone(retried);
            }}
          />
        </Dialog>
      </DialogTrigger>
    </WhyNot>
  );
}

function ConfirmRunAction(props: {
  name: RunActionName;
  build: string;
  note?: string;
  commands: RunCommands;
  onClose: () => void;
  onDone: (build?: ModelRef) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { name, build, note, commands, onClose, onDone } = props;
  const action = useAction({
    route: commands.routes[name],
    send: async (_: void, key): Promise<{ data: { build?: ModelRef } }> =>
      name === 'retry'
        ? commands.retry(key)
        : commands[name](key).then(() => ({ data: {} })),
    onDone: ({ build: retried }) => onDone(retried),
  });
  return (
    <>
      <DialogHeader>
        {t(`builds.confirm.${name}.title`, { build })}
      </DialogHeader>
      <DialogBody>
        <Text as="p">{t(`builds.confirm.${name}.text`)}</Text>
        {note && <Text as="p">{note}</Text>}
        {action.state === 'failed' && (
          <ActionFailureNotice
            failure={action.failure}
            title={t(`builds.confirm.${name}.failed`)}
          />
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('action.cancel')}
        </Button>
        <Button
          variant="primary"
          destructive={name !== 'retry'}
          isPending={action.state === 'sending' || action.state === 'done'}
          onPress={() => action.run()}
        >
          {t(`builds.action.${name}`)}
        </Button>
      </DialogFooter>
    </>
  );
}
