// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  fourplaneTranslationRef,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { useNavigate } from 'react-router-dom';
import type { ComponentPath } from './ComponentPath';
import { BuildList } from './list/BuildList';
import { useBuildQuery } from './list/useBuildQuery';
import type { RunLinks } from './run/RunHeader';
import { TriggerBuild } from './trigger/TriggerBuild';

/** The builds of one component, and the button that starts another. */
export function ComponentBuilds(props: {
  component: ComponentPath;
  links: RunLinks;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { component, links } = props;
  const navigate = useNavigate();
  const { query, input, change } = useBuildQuery();
  const reply = useReply('listBuilds', { ...component, ...input });
  const canBuild = reply.state !== 'present' || reply.data.workflow;
  return (
    <BuildList
      reply={reply}
      query={query}
      change={change}
      hrefOf={({ ref }) => links.run(ref.name)}
      hasComponent={false}
      emptyNext={t(
        canBuild
          ? 'builds.emptyNext.component'
          : 'builds.emptyNext.cannotBuild',
      )}
      action={page => (
        <TriggerBuild
          component={component}
          isAllowed={page.canBuild}
          why={page.why}
          onTriggered={({ name }) => navigate(links.run(name))}
        />
      )}
    />
  );
}
