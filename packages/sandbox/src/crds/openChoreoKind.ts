// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { object, Required, Schema, string } from './schema';

export interface PrinterColumn {
  name: string;
  type: 'string' | 'integer' | 'date';
  jsonPath: string;
}

export interface KindOptions {
  kind: string;
  scope?: 'Namespaced' | 'Cluster';
  /** The lower-case kind with an s unless given. */
  plural?: string;
  shortNames?: readonly string[];
  categories?: readonly string[];
  columns?: readonly PrinterColumn[];
  spec: Schema | Required;
  status?: Schema;
  /** Fields beside these. */
  more?: Readonly<Record<string, Schema>>;
  /** Default true. */
  statusSubresource?: boolean;
}

interface CrdOptions extends KindOptions {
  group: string;
  version: string;
}

export const ageColumn: PrinterColumn = {
  name: 'Age',
  type: 'date',
  jsonPath: '.metadata.creationTimestamp',
};

/** Makes the CustomResourceDefinition of a kind in the group and version of one generation. */
export type KindBuilder = (options: KindOptions) => object;

/** A CustomResourceDefinition with one served version. */
export function crd(options: CrdOptions): object {
  const { group, version, kind, spec, status, columns } = options;
  const { shortNames, categories } = options;
  const singular = kind.toLowerCase();
  const plural = options.plural ?? `${singular}s`;
  const schema = object({
    apiVersion: string(),
    kind: string(),
    metadata: { type: 'object' },
    spec,
    ...(status && { status }),
    ...options.more,
  });
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: options.scope ?? 'Namespaced',
      names: {
        kind,
        listKind: `${kind}List`,
        plural,
        singular,
        ...(shortNames && { shortNames }),
        ...(categories && { categories }),
      },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: { openAPIV3Schema: schema },
          ...(columns && { additionalPrinterColumns: columns }),
          ...(options.statusSubresource !== false && {
            subresources: { status: {} },
          }),
        },
      ],
    },
  };
}

/** The CustomResourceDefinition of one OpenChoreo kind. */
export const openChoreoKind: KindBuilder = options =>
  crd({ ...options, group: 'openchoreo.dev', version: 'v1alpha1' });

/** A kind and its cluster-wide twin of the same shape. */
export const openChoreoTwins = (
  options: Omit<KindOptions, 'scope'>,
  clusterShortNames?: readonly string[],
): object[] => [
  openChoreoKind(options),
  openChoreoKind({
    ...options,
    kind: `Cluster${options.kind}`,
    scope: 'Cluster',
    shortNames: clusterShortNames,
  }),
];
