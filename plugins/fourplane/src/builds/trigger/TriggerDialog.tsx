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
import type { ModelRef } from '@fourplane/plugin-fourplane-common';
import {
  FailurePanel,
  fourplaneTranslationRef,
  LoadingRegion,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { lazy, Suspense } from 'react';
import type { ComponentPath } from '../ComponentPath';

/** A form of any shape is needed by those who trigger, not by those who look. */
const TriggerForm = lazy(() =>
  import('./TriggerForm').then(m => ({ default: m.TriggerForm })),
);

/** Asks what a new build needs to know, once the backend has said what that is. */
export function TriggerDialog(props: {
  component: ComponentPath;
  onClose: () => void;
  onTriggered: (build: ModelRef) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { component, onClose, onTriggered } = props;
  const form = useReply('getBuildForm', component);
  if (form.state === 'present') {
    return (
      <Suspense fallback={<Loading />}>
        <TriggerForm
          component={component}
          form={form.data}
          onClose={onClose}
          onTriggered={onTriggered}
        />
      </Suspense>
    );
  }
  if (form.state === 'loading') {
    return <Loading />;
  }
  return (
    <>
      <DialogHeader>{t('builds.trigger.title')}</DialogHeader>
      <DialogBody>
        <FailurePanel
          failure={form.failure}
          what={t('builds.trigger.what')}
          onRetry={form.look}
          isRetrying={form.isLooking}
        />
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('action.cancel')}
        </Button>
      </DialogFooter>
    </>
  );
}

function Loading() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <>
      <DialogHeader>{t('builds.trigger.title')}</DialogHeader>
      <DialogBody>
        <LoadingRegion what={t('builds.trigger.what')}>
          <Skeleton height={56} />
          <Skeleton height={56} />
          <Skeleton height={56} />
        </LoadingRegion>
      </DialogBody>
    </>
  );
}
