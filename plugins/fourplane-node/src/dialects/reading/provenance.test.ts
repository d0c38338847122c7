// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ManagedBy } from '@fourplane/plugin-fourplane-common';
import { managedByOf, provenanceOf } from './provenance';

const binding = { kind: 'ReleaseBinding', namespace: 'acme', name: 'cart-dev' };
const tracking = 'argocd.argoproj.io/tracking-id';
const sourceUrl = 'fourplane.dev/source-url';

type Marks = Parameters<typeof managedByOf>[0];

describe('managedByOf', () => {
  it.each<[string, Marks, ManagedBy | undefined]>([
    ['nothing', {}, undefined],
    [
      'Argo CD, by its tracking id',
      {
        annotations: {
          [tracking]: 'shop:openchoreo.dev/ReleaseBinding:acme/cart-dev',
        },
      },
      { tool: 'argocd', name: 'shop' },
    ],
    [
      'Argo CD, where the application is in another namespace',
      {
        annotations: {
          [tracking]: 'team-a_shop:openchoreo.dev/ReleaseBinding:acme/cart-dev',
        },
      },
      { tool: 'argocd', name: 'team-a_shop' },
    ],
    [
      "nothing, where the tracking id is another object's",
      {
        annotations: { [tracking]: 'shop:openchoreo.dev/Component:acme/cart' },
      },
      undefined,
    ],
    [
      'nothing, where the tracking id is none',
      { annotations: { [tracking]: 'shop' } },
      undefined,
    ],
    [
      'Argo CD, by its label beside its options',
      {
        labels: { 'app.kubernetes.io/instance': 'shop' },
        annotations: { 'argocd.argoproj.io/sync-wave': '2' },
      },
      { tool: 'argocd', name: 'shop' },
    ],
    [
      'nothing, by a label that Helm sets, too',
      { labels: { 'app.kubernetes.io/instance': 'shop' } },
      undefined,
    ],
    [
      'a Flux Kustomization, with where its source is',
      {
        labels: {
          'kustomize.toolkit.fluxcd.io/name': 'apps',
          'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
        },
        annotations: { [sourceUrl]: 'https://git.example.com/acme/gitops' },
      },
      {
        tool: 'flux',
        name: 'flux-system/apps',
        url: 'https://git.example.com/acme/gitops',
      },
    ],
    [
      'a Flux HelmRelease, without an address that no browser opens',
      {
        labels: { 'helm.toolkit.fluxcd.io/name': 'apps' },
        annotations: { [sourceUrl]: 'ftp://git.example.com/acme' },
      },
      { tool: 'flux', name: 'apps' },
    ],
    [
      'Config Sync',
      { annotations: { 'configmanagement.gke.io/managed': 'enabled' } },
      { tool: 'other', name: 'Config Sync' },
    ],
  ])('finds %s', (_, marks, expected) => {
    expect(managedByOf(marks, binding)).toEqual(expected);
  });
});

describe('provenanceOf', () => {
  const annotations = {
    'fourplane.dev/changed-by': 'user:default/kim',
    'fourplane.dev/changed-at': '2026-11-25T07:00:00Z',
  };

  it('says who changed it, where nobody has since', () => {
    expect(provenanceOf({ annotations }, binding)).toEqual({
      changedAt: '2026-11-25T07:00:00Z',
      changedBy: 'user:default/kim',
    });
    expect(
      provenanceOf({ annotations }, binding, '2026-11-25T07:00:02Z'),
    ).toEqual({
      changedAt: '2026-11-25T07:00:02Z',
      changedBy: 'user:default/kim',
    });
    expect(
      provenanceOf({ annotations }, binding, '2026-11-25T09:00:00Z'),
    ).toEqual({ changedAt: '2026-11-25T09:00:00Z' });
    expect(provenanceOf({}, binding)).toEqual({});
  });
});
