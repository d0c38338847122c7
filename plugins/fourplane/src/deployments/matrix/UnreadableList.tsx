// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { Unreadable } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';

/** What is missing here because its custom resource cannot be understood, each with what is wrong about it. */
export function UnreadableList(props: { unreadable?: readonly Unreadable[] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <>
      {props.unreadable?.map(({ object, issues }) => (
        <Alert
          key={`${object.kind} ${object.namespace} ${object.name}`}
          status="warning"
          icon
          title={t('matrix.unreadable', {
            kind: object.kind,
            name: object.name,
          })}
          description={issues
            .map(({ path, message }) =>
              path ? `${path}: ${message}` : message,
            )
            .join('; ')}
        />
      ))}
    </>
  );
}
