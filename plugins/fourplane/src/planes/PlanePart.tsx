// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Text } from '@backstage/ui';
import type { Problem } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import type { ReactNode } from 'react';

type Part<T> =
  | { readonly state: 'read'; readonly items: T[]; readonly isCut: boolean }
  | { readonly state: 'none'; readonly problem: Problem };

/** A list read from a plane: that it is empty, that it is not whole, or why it could not be read. */
export function PlanePart<T>(props: {
  part: Part<T>;
  empty: string;
  children: (items: T[]) => ReactNode;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { part, empty, children } = props;
  if (part.state === 'none') {
    const { what, where, mend } = part.problem;
    return (
      <Alert
        status="warning"
        icon
        title={t('fleet.attention.problem', { what, where })}
        description={mend && t('fleet.attention.mend', { mend })}
      />
    );
  }
  return (
    <>
      {part.items.length === 0 ? (
        <Text as="p">{empty}</Text>
      ) : (
        children(part.items)
      )}
      {part.isCut && (
        <Text as="p">
          {t('plane.cluster.cut', { count: part.items.length })}
        </Text>
      )}
    </>
  );
}
