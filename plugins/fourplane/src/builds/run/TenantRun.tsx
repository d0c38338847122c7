// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi } from '@backstage/frontend-plugin-api';
import { fourplaneApiRef, useReply } from '@fourplane/plugin-fourplane-react';
import { logInput } from '../../logs/logInput';
import { RunPage } from './RunPage';
import type { RunLinks } from './RunHeader';

/** The run of a workflow that belongs to no component. */
export function TenantRun(props: {
  tenant: { readonly controlPlane: string; readonly tenant: string };
  build: string;
  links: RunLinks;
}) {
  const { tenant, build, links } = props;
  const client = useApi(fourplaneApiRef);
  const path = { ...tenant, build };
  return (
    <RunPage
      build={build}
      links={links}
      detail={useReply('getTenantBuild', path)}
      graph={useReply('getTenantBuildGraph', path)}
      logs={{
        route: 'streamTenantBuildLog',
        key: Object.values(path).join('/'),
        open: (node, container) => (request, signal) =>
          client.streamTenantBuildLog(
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
          retry: 'retryTenantBuild',
          stop: 'stopTenantBuild',
          delete: 'deleteTenantBuild',
        },
        retry: key => client.retryTenantBuild({ ...path, body: { key } }),
        stop: key => client.stopTenantBuild({ ...path, body: { key } }),
        delete: key => client.deleteTenantBuild({ ...path, body: { key } }),
      }}
    />
  );
}
