// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  fourplaneTranslationRef,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import type { ThingPath } from '../deployments/ThingPath';
import { DeleteForm } from './DeleteForm';

/** Deletes something, once everything that goes with it has been seen and its name typed. */
export function DeleteDialog(props: {
  title: string;
  path: ThingPath;
  onClose: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { title, path, onClose } = props;
  const [isDone, setDone] = useState(false);
  const deletion = useReply('getDeletion', path);
  const way = (words: string) => (
    <DialogFooter>
      <Button variant="secondary" onPress={onClose}>
        {words}
      </Button>
    </DialogFooter>
  );
  // What has been deleted is soon not there to be asked about.
  if (isDone) {
    return (
      <>
        <DialogHeader>{title}</DialogHeader>
        <DialogBody>
          <div role="status">
            <Alert
              status="success"
              icon
              title={t('edit.delete.done')}
              description={t('edit.delete.doneNext')}
            />
          </div>
        </DialogBody>
        {way(t('edit.close'))}
      </>
    );
  }
  if (deletion.state === 'present') {
    return (
      <>
        <DialogHeader>{title}</DialogHeader>
        <DeleteForm
          path={path}
          deletion={deletion.data}
          onClose={onClose}
          onDone={() => setDone(true)}
        />
      </>
    );
  }
  return (
    <>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <ReplyGate
          reply={deletion}
          what={t('edit.delete.what')}
          thing={t('edit.delete.thing')}
        >
          {() => null}
        </ReplyGate>
      </DialogBody>
      {way(t('action.cancel'))}
    </>
  );
}
