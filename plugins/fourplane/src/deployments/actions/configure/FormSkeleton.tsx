// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import {
  fourplaneTranslationRef,
  LoadingRegion,
} from '@fourplane/plugin-fourplane-react';

/** While it is being found out what may be set. */
export function FormSkeleton() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <LoadingRegion what={t('deployAction.configure.what')}>
      <Fields />
    </LoadingRegion>
  );
}

/** {@link FormSkeleton} where something else says that it is loading. */
export function Fields() {
  return (
    <>
      <Skeleton width="100%" height={56} />
      <Skeleton width="100%" height={56} />
      <Skeleton width="100%" height={56} />
    </>
  );
}
