// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import {
  fourplaneTranslationRef,
  LoadingRegion,
} from '@fourplane/plugin-fourplane-react';

const rows = ['a', 'b', 'c', 'd', 'e', 'f'];

/** A table's head and its rows, before they are known. */
export function BuildListSkeleton() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <LoadingRegion what={t('builds.what')}>
      <Skeleton height={32} />
      {rows.map(row => (
        <Skeleton key={row} height={52} />
      ))}
    </LoadingRegion>
  );
}
