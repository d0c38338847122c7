// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Skeleton,
} from '@backstage/ui';
import {
  fourplaneTranslationRef,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import type { ComponentPath } from '../builds/ComponentPath';
import { EditForm } from './EditForm';

/** Changes a component as a whole, once the backend has said what is set and what may be. */
export function EditDialog(props: {
  title: string;
  path: ComponentPath;
  onClose: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { title, path, onClose } = props;
  const form = useReply('getSettings', path);
  return (
    <>
      <DialogHeader>{title}</DialogHeader>
      {form.state === 'present' ? (
        <EditForm
          path={path}
          form={form.data}
          onClose={onClose}
          onDone={onClose}
        />
      ) : (
        <>
          <DialogBody>
            <ReplyGate
              reply={form}
              what={t('edit.change.what')}
              thing={t('edit.change.thing')}
              skeleton={<Skeleton width="100%" height={160} />}
            >
              {() => null}
            </ReplyGate>
          </DialogBody>
          <DialogFooter>
            <Button variant="secondary" onPress={onClose}>
              {t('action.cancel')}
            </Button>
          </DialogFooter>
        </>
      )}
    </>
  );
}
