// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { modelRefOf } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import { Suspense } from 'react';
import { Route, Routes, useParams } from 'react-router-dom';
import { ComponentBuilds } from './ComponentBuilds';
import { componentPathOf, type ComponentPath } from './ComponentPath';
import { LazyComponentRun } from './run/lazyRuns';
import { RunSkeleton } from './run/RunSkeleton';
import { useRunLinks } from './useRunLinks';

/** Answers for one component: does it build, why not, and do it again. */
export function BuildsTab() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { entity } = useEntity();
  const component = componentPathOf(modelRefOf(entity));
  if (!component) {
    return (
      <EmptyPanel
        title={t('overview.incomplete')}
        next={t('overview.incompleteNext')}
      />
    );
  }
  return (
    <Routes>
      <Route path=":build" element={<Run component={component} />} />
      <Route path="*" element={<List component={component} />} />
    </Routes>
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
