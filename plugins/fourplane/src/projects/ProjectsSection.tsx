// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import {
  projectReadPermission,
  type ProjectSummary,
} from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  FailurePanel,
  fourplaneTranslationRef,
  LoadingRegion,
  type ReplyState,
} from '@fourplane/plugin-fourplane-react';
import { PageSection } from '../planes/PageSection';
import { ProjectTable } from './ProjectTable';

/** Every project the reader may see, with how many of its components are in which state. */
export function ProjectsSection(props: {
  projects: ReplyState<ProjectSummary[]>;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { projects } = props;
  return (
    <PageSection title={t('fleet.projects.title')}>
      {projects.state === 'loading' && (
        <LoadingRegion what={t('fleet.projects.what')}>
          <Skeleton height={40} />
          <Skeleton height={240} />
        </LoadingRegion>
      )}
      {projects.state === 'failed' && (
        <FailurePanel
          failure={projects.failure}
          what={t('fleet.projects.what')}
          stillWorks={t('fleet.stillWorks')}
          onRetry={projects.look}
          isRetrying={projects.isLooking}
        />
      )}
      {projects.state === 'present' &&
        (projects.data.length === 0 ? (
          <NoProjects isIncomplete={projects.meta.stale.length > 0} />
        ) : (
          <ProjectTable projects={projects.data} />
        ))}
    </PageSection>
  );
}

function NoProjects({ isIncomplete }: { isIncomplete: boolean }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return isIncomplete ? (
    <EmptyPanel
      title={t('fleet.projects.unknown')}
      next={t('fleet.projects.unknownNext')}
    />
  ) : (
    <EmptyPanel
      title={t('fleet.projects.empty')}
      next={t('fleet.projects.emptyNext', {
        permission: projectReadPermission.name,
      })}
    />
  );
}
