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

interface ProjectPath {
  readonly controlPlane: string;
  readonly tenant: string;
  readonly project: string;
}

/** Answers for a project: what builds, and what does not. */
export function ProjectBuildsTab() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { entity } = useEntity();
  const ref = modelRefOf(entity);
  if (!ref?.tenant) {
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
        <ProjectBuilds
          project={{ controlPlane, tenant, project: name }}
          links={links}
        />
      )}
    />
  );
}

function ProjectBuilds(props: { project: ProjectPath; links: ScopedLinks }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { query, input, change } = useBuildQuery();
  return (
    <BuildList
      reply={useReply('listProjectBuilds', { ...props.project, ...input })}
      query={query}
      change={change}
      hrefOf={props.links.hrefOf}
      hasComponent
      emptyNext={t('builds.emptyNext.project')}
    />
  );
}
