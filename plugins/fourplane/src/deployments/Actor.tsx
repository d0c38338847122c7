// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityLink,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';

/** Who did something, by the name in an entity reference (`user:default/jane`). */
export function Actor({ entityRef }: { entityRef: string }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const isRef = /^[^:/]+:[^:/]+\/[^:/]+$/.test(entityRef);
  const name = entityRef.slice(entityRef.lastIndexOf('/') + 1);
  return (
    <span>
      {t('deploy.history.by')}{' '}
      <EntityLink
        entityRef={isRef ? entityRef : undefined}
        title={name}
        name={entityRef}
      />
    </span>
  );
}
