// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Schema } from '../schema/Schema';

/** The CRD of a kind of the tests' own, `Widget` of `example.dev/v1`. */
export function widgetDefinition(
  spec: Schema = {
    type: 'object',
    'x-kubernetes-preserve-unknown-fields': true,
  },
  options: { scope?: 'Namespaced' | 'Cluster'; status?: boolean } = {},
) {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.dev' },
    spec: {
      group: 'example.dev',
      names: { kind: 'Widget', plural: 'widgets', shortNames: ['wd'] },
      scope: options.scope ?? 'Namespaced',
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          subresources: options.status === false ? {} : { status: {} },
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: {
                spec,
                status: {
                  type: 'object',
                  'x-kubernetes-preserve-unknown-fields': true,
                },
              },
            },
          },
        },
      ],
    },
  };
}

/** Where the CRDs are. */
export const DEFINITIONS_PATH =
  '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
/** Where the widgets of the default namespace are. */
export const WIDGETS_PATH = '/apis/example.dev/v1/namespaces/default/widgets';

/** A widget to create. */
export function widget(name: string, rest: object = {}) {
  return {
    apiVersion: 'example.dev/v1',
    kind: 'Widget',
    metadata: { name },
    ...rest,
  };
}
