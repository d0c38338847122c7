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

interface ProjectPath {
  readonly controlPlane: string;
  readonly tenant: string;
  readonly project: string;
}

/** Answers for a project: what builds, and what does not. */
export function ProjectBuildsTab() {
  return (
    <ForModel pathOf={projectPathOf}>
      {project => (
        <ScopedRuns
          controlPlane={project.controlPlane}
          list={links => <ProjectBuilds project={project} links={links} />}
        />
      )}
    </ForModel>
  );
}

function projectPathOf(ref: ModelRef): ProjectPath | undefined {
  const { controlPlane, tenant, name } = ref;
  return tenant ? { controlPlane, tenant, project: name } : undefined;
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
