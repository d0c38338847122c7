// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { BuildSummary } from '@fourplane/plugin-fourplane-common';
import { Suspense, useCallback, useMemo, type ReactNode } from 'react';
import { Route, Routes, useParams } from 'react-router-dom';
import { LazyComponentRun, LazyTenantRun } from './run/lazyRuns';
import { RunSkeleton } from './run/RunSkeleton';
import { useRunLinks } from './useRunLinks';

/** Where a list of builds of several components leads. */
export interface ScopedLinks {
  hrefOf(build: BuildSummary): string;
}

/**
 * A list of builds of several components with their runs below it: `run/<tenant>/<project>/<component>/<build>`, and
 * `run/<tenant>/<build>` for a run that belongs to no component.
 */
export function ScopedRuns(props: {
  controlPlane: string;
  list: (links: ScopedLinks) => ReactNode;
}) {
  const { controlPlane, list } = props;
  return (
    <Suspense fallback={<RunSkeleton />}>
      <Routes>
        <Route
          path="run/:tenant/:project/:component/:build"
          element={<RunOfComponent controlPlane={controlPlane} />}
        />
        <Route
          path="run/:tenant/:build"
          element={<RunOfTenant controlPlane={controlPlane} />}
        />
        <Route path="*" element={<List list={list} />} />
      </Routes>
    </Suspense>
  );
}

function List(props: { list: (links: ScopedLinks) => ReactNode }) {
  const { run } = useRunLinks('.');
  const hrefOf = useCallback(
    ({ ref, component }: BuildSummary) =>
      run('run', ref.tenant, component?.project, component?.name, ref.name),
    [run],
  );
  return <>{props.list({ hrefOf })}</>;
}

function RunOfComponent({ controlPlane }: { controlPlane: string }) {
  const { tenant = '', project = '', component = '', build = '' } = useParams();
  const { list, run } = useRunLinks('..');
  const links = useMemo(
    () => ({
      list,
      run: (name: string) => run('run', tenant, project, component, name),
    }),
    [list, run, tenant, project, component],
  );
  return (
    <LazyComponentRun
      key={build}
      component={{ controlPlane, tenant, project, name: component }}
      build={build}
      links={links}
    />
  );
}

function RunOfTenant({ controlPlane }: { controlPlane: string }) {
  const { tenant = '', build = '' } = useParams();
  const { list, run } = useRunLinks('..');
  const links = useMemo(
    () => ({ list, run: (name: string) => run('run', tenant, name) }),
    [list, run, tenant],
  );
  return (
    <LazyTenantRun
      key={build}
      tenant={{ controlPlane, tenant }}
      build={build}
      links={links}
    />
  );
}
