// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Alert } from '@backstage/ui';
import {
  EntityLink,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';

/**
 * Says that the entity whose page it is on is not one of those that stand for the thing, or that there are several;
 * nothing where it is the only one.
 */
export function LinkNotice(props: {
  /** Every entity that may stand for it. */
  entityRefs: readonly string[];
  /** What the thing is called. */
  name: string;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { entity } = useEntity();
  const { entityRefs, name } = props;
  const isConfirmed = entityRefs.includes(stringifyEntityRef(entity));
  if (isConfirmed && entityRefs.length === 1) {
    return null;
  }
  return (
    <div role="status">
      <Alert
        status="warning"
        icon
        title={
          isConfirmed
            ? t('link.several', { name })
            : t('link.unconfirmed', { name })
        }
        description={
          <>
            <div>
              {isConfirmed ? t('link.severalText') : t('link.unconfirmedText')}
            </div>
            {entityRefs.length > 0 && (
              <div>
                {t('link.entities')}:{' '}
                {entityRefs.map((entityRef, index) => (
                  <span key={entityRef}>
                    {index > 0 && ', '}
                    <EntityLink
                      entityRef={entityRef}
                      title={entityRef}
                      name={entityRef}
                    />
                  </span>
                ))}
              </div>
            )}
          </>
        }
      />
    </div>
  );
}
