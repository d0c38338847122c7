// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Suspense } from 'react';
import { Route, Routes, useParams } from 'react-router-dom';
import { ForModel } from '../ForModel';
import { ComponentBuilds } from './ComponentBuilds';
import { componentPathOf, type ComponentPath } from './ComponentPath';
import { LazyComponentRun } from './run/lazyRuns';
import { RunSkeleton } from './run/RunSkeleton';
import { useRunLinks } from './useRunLinks';

/** Answers for one component: does it build, why not, and do it again. */
export function BuildsTab() {
  return (
    <ForModel pathOf={componentPathOf}>
      {component => (
        <Routes>
          <Route path=":build" element={<Run component={component} />} />
          <Route path="*" element={<List component={component} />} />
        </Routes>
      )}
    </ForModel>
  );
}

function List({ component }: { component: ComponentPath }) {
  const links = useRunLinks('.');
  return <ComponentBuilds component={component} links={links} />;
}

function Run({ component }: { component: ComponentPath }) {
  const { build = '' } = useParams();
  const links = useRunLinks('..');
  return (
    <Suspense fallback={<RunSkeleton />}>
      <LazyComponentRun
        key={build}
        component={component}
        build={build}
        links={links}
      />
    </Suspense>
  );
}
