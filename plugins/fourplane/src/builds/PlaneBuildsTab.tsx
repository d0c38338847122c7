// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ModelRef } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { ForModel } from '../ForModel';
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
  return (
    <ForModel pathOf={planePathOf}>
      {plane => (
        <ScopedRuns
          controlPlane={plane.controlPlane}
          list={links => <PlaneBuilds plane={plane} links={links} />}
        />
      )}
    </ForModel>
  );
}

function planePathOf({ controlPlane, tenant, name }: ModelRef): PlanePath {
  return { controlPlane, plane: name, ...(tenant && { tenant }) };
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
