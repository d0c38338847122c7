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
  LoadingRegion,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { lazy, Suspense } from 'react';
import type { DeploymentPath } from '../../panel/DeploymentPath';

/** A form of any shape, and YAML, are needed by those who change something, not by those who look. */
const ConfigureForm = lazy(() =>
  import('./ConfigureForm').then(m => ({ default: m.ConfigureForm })),
);

/** Changes what is set of a deployment alone, once the backend has said what that may be. */
export function ConfigureDialog(props: {
  title: string;
  path: DeploymentPath;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { title, path, onClose } = props;
  const form = useReply('getOverrideForm', path);
  const what = t('deployAction.configure.what');
  return (
    <>
      <DialogHeader>{title}</DialogHeader>
      {form.state === 'present' ? (
        <Suspense
          fallback={
            <DialogBody>
              <LoadingRegion what={what}>
                <Fields />
              </LoadingRegion>
            </DialogBody>
          }
        >
          <ConfigureForm {...props} form={form.data} />
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

function Fields() {
  return (
    <>
      <Skeleton width="100%" height={56} />
      <Skeleton width="100%" height={56} />
      <Skeleton width="100%" height={56} />
    </>
  );
}
