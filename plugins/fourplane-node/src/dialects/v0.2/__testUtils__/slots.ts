// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Slot } from '../../__testUtils__/Slot';
import {
  artifact,
  build,
  component,
  deployment,
  endpoint,
  queued,
  track,
} from './deliverySlots';
import {
  dataPlane,
  environment,
  organization,
  pipeline,
  project,
} from './platformSlots';

/** As long as a label value can be. */
export const LONG_NAME = `c${'o'.repeat(61)}p`;

const shop = { organization: 'acme', project: 'web', component: 'shop' };
const onMain = { ...shop, track: 'main' };
const portal = { organization: 'acme', project: 'web', component: 'portal' };

/** A small installation: two tenants that use the same names, owners that do not exist, names at their limits. */
export const slots: readonly Slot[] = [
  organization('acme'),
  organization('beta'),
  project('acme', 'web'),
  project('beta', 'web'),
  pipeline('acme'),
  environment('acme', 'development'),
  environment('acme', 'production'),
  dataPlane('acme', 'default', true),
  dataPlane('acme', 'second', false),
  component('web-shop', { ...shop, name: 'shop' }),
  component('web-api', { ...shop, name: 'api-of-web' }),
  component('web-portal', { ...portal, name: 'portal' }, true),
  component('orphan', {
    organization: 'acme',
    project: 'ghost',
    name: 'orphan',
  }),
  component(LONG_NAME, {
    organization: 'beta',
    project: 'web',
    name: LONG_NAME,
  }),
  component('shop', { organization: 'beta', project: 'web', name: 'shop' }),
  track('shop-main', { ...shop, name: 'main' }),
  track('shop-next', { ...shop, name: 'next' }),
  track('portal-main', { ...portal, name: 'portal-main' }),
  build('shop-build-1', onMain),
  build('shop-build-2', onMain),
  build('shop-build-3', onMain, queued),
  artifact(
    'shop-build-1',
    onMain,
    { fromBuildRef: { name: 'shop-build-1' } },
    '2026-11-22T10:00:00Z',
  ),
  artifact(
    'shop-build-2',
    onMain,
    { fromBuildRef: { name: 'shop-build-2' } },
    '2026-11-23T10:00:00Z',
  ),
  artifact(
    'shop-next-1',
    { ...shop, track: 'next' },
    { fromImageRef: { tag: '9.9' } },
    '2026-11-24T10:00:00Z',
  ),
  artifact(
    'portal-1',
    { ...portal, track: 'portal-main' },
    { fromImageRef: { tag: '1.0' } },
    '2026-11-22T10:00:00Z',
  ),
  deployment(
    'shop-development',
    { ...onMain, environment: 'development' },
    'shop-build-1',
  ),
  deployment(
    'portal-development',
    { ...portal, track: 'portal-main', environment: 'development' },
    'portal-1',
  ),
  deployment(
    'shop-production',
    { ...onMain, environment: 'production' },
    'shop-build-1',
    {},
  ),
  endpoint('shop-development-http', {
    ...onMain,
    environment: 'development',
    deployment: 'shop-development',
    name: 'http',
  }),
  endpoint('portal-development-webapp', {
    ...portal,
    track: 'portal-main',
    environment: 'development',
    deployment: 'portal-development',
    name: 'webapp',
  }),
];
