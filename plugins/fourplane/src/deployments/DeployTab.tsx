// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { modelRefOf } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import { componentPathOf } from '../builds/ComponentPath';
import { DeploymentsPage } from './DeploymentsPage';

/** Answers for one component: what runs where, is it all right, and move it on. */
export function DeployTab() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { entity } = useEntity();
  const component = componentPathOf(modelRefOf(entity));
  if (!component) {
    return (
      <EmptyPanel
        title={t('overview.incomplete')}
        next={t('overview.incompleteNext')}
      />
    );
  }
  return <DeploymentsPage component={component} />;
}
