// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Placed } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  Fact,
  Facts,
  fourplaneTranslationRef,
  PanelPart,
} from '@fourplane/plugin-fourplane-react';

/** What components can use of a managed resource, and where its value is; never the value. */
export function OutputsTab(props: { outputs: NonNullable<Placed['outputs']> }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { outputs } = props;
  if (outputs.length === 0) {
    return (
      <EmptyPanel
        title={t('deploy.outputs.empty')}
        next={t('deploy.outputs.emptyNext')}
      />
    );
  }
  return (
    <PanelPart title={t('deploy.outputs.title')}>
      <Facts>
        {outputs.map(({ name, from }) => (
          <Fact key={name} term={name}>
            {t(`deploy.outputs.from.${from}`)}
          </Fact>
        ))}
      </Facts>
    </PanelPart>
  );
}
