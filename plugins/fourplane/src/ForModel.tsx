// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { modelRefOf, type ModelRef } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import type { ReactNode } from 'react';

/** Draws what belongs to the thing of OpenChoreo's an entity stands for; that the entity does not say which, otherwise. */
export function ForModel<P>(props: {
  /** What is asked for, from the entity's reference; `undefined` where that is incomplete. */
  pathOf: (ref: ModelRef) => P | undefined;
  children: (path: P) => ReactNode;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { entity } = useEntity();
  const ref = modelRefOf(entity);
  const path = ref && props.pathOf(ref);
  if (path === undefined) {
    return (
      <EmptyPanel
        title={t('model.incomplete')}
        next={t('model.incompleteNext')}
      />
    );
  }
  return <>{props.children(path)}</>;
}
