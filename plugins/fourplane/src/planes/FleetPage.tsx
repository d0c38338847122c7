// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Header } from '@backstage/ui';
import {
  fourplaneTranslationRef,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { ProjectsSection } from '../projects/ProjectsSection';
import { attentionOf } from './attentionOf';
import { AttentionSection } from './AttentionSection';
import { ControlPlanesSection } from './ControlPlanesSection';
import { FleetNotice } from './FleetNotice';
import styles from './OpenChoreoPage.module.css';

/** Answers for the platform: is it all right, and where is it not? */
export function FleetPage() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const controlPlanes = useReply('listControlPlanes', {});
  const planes = useReply('listPlanes', {});
  const observers = useReply('listObservers', {});
  const projects = useReply('listProjects', {});
  const replies = [controlPlanes, planes, observers, projects];
  const items = attentionOf({
    controlPlanes: dataOf(controlPlanes),
    planes: dataOf(planes),
    observers: dataOf(observers),
    projects: dataOf(projects),
  });
  const unchecked = [
    controlPlanes.state === 'failed' && t('fleet.controlPlanes.what'),
    planes.state === 'failed' && t('fleet.planes.what'),
    projects.state === 'failed' && t('fleet.projects.what'),
  ].filter(part => part !== false);
  const isLoading = replies.some(({ state }) => state === 'loading');
  return (
    <>
      <Header title={t('fleet.heading')} />
      <Container className={styles.page}>
        <FleetNotice replies={replies} />
        <AttentionSection
          items={items}
          unchecked={unchecked}
          isLoading={isLoading}
        />
        <ControlPlanesSection
          controlPlanes={controlPlanes}
          planes={planes}
          observers={observers}
        />
        <ProjectsSection projects={projects} />
      </Container>
    </>
  );
}

function dataOf<T>(
  reply: { state: 'present'; data: T } | { state: 'loading' | 'failed' },
): T | undefined {
  return reply.state === 'present' ? reply.data : undefined;
}
