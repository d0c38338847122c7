// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import {
  fourplaneApiRef,
  fourplaneTranslationRef,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { Suspense } from 'react';
import type { DeploymentPath } from '../../panel/DeploymentPath';
import { Fields, FormSkeleton } from './FormSkeleton';
import { ConfigureForm } from './LazyConfigureForm';

/** Changes what is set of a deployment alone, once the backend has said what that may be. */
export function ConfigureDialog(props: {
  title: string;
  path: DeploymentPath;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const client = useApi(fourplaneApiRef);
  const { title, path, onClose, onDone } = props;
  const form = useReply('getOverrideForm', path);
  const what = t('deployAction.configure.what');
  return (
    <>
      <DialogHeader>{title}</DialogHeader>
      {form.state === 'present' ? (
        <Suspense
          fallback={
            <DialogBody>
              <FormSkeleton />
            </DialogBody>
          }
        >
          <ConfigureForm
            form={form.data}
            route="configureDeployment"
            send={(attempt, overrides) =>
              client.configureDeployment({
                ...path,
                body: { ...attempt, overrides },
              })
            }
            confirm={t('deployAction.configure.confirm')}
            onClose={onClose}
            onDone={onDone}
          />
        </Suspense>
      ) : (
        <>
          <DialogBody>
            <ReplyGate
              reply={form}
              what={what}
              thing={t('deployAction.configure.thing')}
              skeleton={<Fields />}
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
