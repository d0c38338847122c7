// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { modelRefOf } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { BuildList } from './list/BuildList';
import { useBuildQuery } from './list/useBuildQuery';
import { ScopedRuns, type ScopedLinks } from './ScopedRuns';

interface PlanePath {
  readonly controlPlane: string;
  readonly tenant?: string;
  readonly plane: string;
}

/** Answers for a build plane: what builds on it, and what does not. */
export function PlaneBuildsTab() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { entity } = useEntity();
  const ref = modelRefOf(entity);
  if (!ref) {
    return (
      <EmptyPanel
        title={t('builds.incomplete')}
        next={t('overview.incompleteNext')}
      />
    );
  }
  const { controlPlane, tenant, name } = ref;
  return (
    <ScopedRuns
      controlPlane={controlPlane}
      list={links => (
        <PlaneBuilds
          plane={{ controlPlane, plane: name, ...(tenant && { tenant }) }}
          links={links}
        />
      )}
    />
  );
}

function PlaneBuilds(props: { plane: PlanePath; links: ScopedLinks }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { query, input, change } = useBuildQuery();
  return (
    <BuildList
      reply={useReply('listPlaneBuilds', { ...props.plane, ...input })}
      query={query}
      change={change}
      hrefOf={props.links.hrefOf}
      hasComponent
      emptyNext={t('builds.emptyNext.plane')}
    />
  );
}
