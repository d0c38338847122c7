// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi } from '@backstage/frontend-plugin-api';
import { fourplaneApiRef, useReply } from '@fourplane/plugin-fourplane-react';
import type { ComponentPath } from '../ComponentPath';
import { logInput } from '../../logs/logInput';
import type { RunLinks } from './RunHeader';
import { RunPage } from './RunPage';

/** The run of a component's build. */
export function ComponentRun(props: {
  component: ComponentPath;
  build: string;
  links: RunLinks;
}) {
  const { component, build, links } = props;
  const client = useApi(fourplaneApiRef);
  const path = { ...component, build };
  return (
    <RunPage
      build={build}
      links={links}
      detail={useReply('getBuild', path)}
      graph={useReply('getBuildGraph', path)}
      logs={{
        route: 'streamBuildLog',
        key: Object.values(path).join('/'),
        open: (node, container) => (request, signal) =>
          client.streamBuildLog(
            {
              ...path,
              node,
              ...(container && { container }),
              ...logInput(request),
            },
            { signal },
          ),
      }}
      commands={{
        routes: {
          retry: 'retryBuild',
          stop: 'stopBuild',
          delete: 'deleteBuild',
        },
        retry: key => client.retryBuild({ ...path, body: { key } }),
        stop: key => client.stopBuild({ ...path, body: { key } }),
        delete: key => client.deleteBuild({ ...path, body: { key } }),
      }}
    />
  );
}
