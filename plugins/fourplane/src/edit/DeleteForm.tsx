// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, DialogBody, Link, TextField } from '@backstage/ui';
import type { Deletion } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneApiRef,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import {
  ConfirmationFooter,
  ConfirmationView,
} from '../deployments/actions/ConfirmationView';
import { useConfirmation } from '../deployments/actions/useConfirmation';
import type { ThingPath } from '../deployments/ThingPath';
import styles from './Edit.module.css';
import { GoesList, UsedBy } from './GoesList';

/** What goes, what is against it, and the name that has to be typed. */
export function DeleteForm(props: {
  path: ThingPath;
  deletion: Deletion;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { path, deletion, onClose, onDone } = props;
  const { name } = deletion.thing.ref;
  const client = useApi(fourplaneApiRef);
  const [typed, setTyped] = useState('');
  const confirmation = useConfirmation({
    route: 'deleteThing',
    of: deletion.allowed ? name : undefined,
    send: attempt =>
      client.deleteThing({ ...path, body: { ...attempt, name: typed } }),
    onDone,
  });
  const { action, isPossible } = confirmation;
  const isBusy = action.state === 'sending' || action.state === 'done';
  return (
    <>
      <DialogBody>
        <div className={styles.body}>
          {!deletion.allowed && <Closed deletion={deletion} />}
          <UsedBy deletion={deletion} />
          <GoesList deletion={deletion} />
          {deletion.allowed && (
            <>
              <div aria-live="polite">
                <ConfirmationView confirmation={confirmation} />
              </div>
              <TextField
                label={t('edit.delete.type', { name })}
                autoComplete="off"
                value={typed}
                isDisabled={isBusy}
                onChange={setTyped}
              />
            </>
          )}
        </div>
      </DialogBody>
      <ConfirmationFooter confirmation={confirmation} onClose={onClose}>
        <Button
          variant="primary"
          destructive
          isDisabled={!isPossible || typed !== name}
          isPending={isBusy}
          onPress={() => action.run()}
        >
          {t('edit.delete.confirm')}
        </Button>
      </ConfirmationFooter>
    </>
  );
}

function Closed({ deletion }: { deletion: Deletion }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { why, managedBy } = deletion;
  return (
    <Alert
      status="info"
      icon
      title={t('edit.delete.closed')}
      description={
        <>
          {why ?? t('deployAction.notAllowed')}{' '}
          {managedBy?.url && (
            <Link href={managedBy.url} target="_blank">
              {t('edit.source')}
            </Link>
          )}
        </>
      }
    />
  );
}
