// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  contentName,
  fnv32a,
  kubernetesName,
  objectNameLimit,
} from '../../names';
import { EnvironmentVariable, MountedFile } from '../objects';
import { metadataOf, RenderedObject, RenderInput } from './RenderInput';

const last = <T extends { key: string }>(items: readonly T[]): T[] => [
  ...new Map(items.map(item => [item.key, item])).values(),
];

export const containerVariables = (input: RenderInput) =>
  last([
    ...(input.release.workload.container.env ?? []),
    ...(input.overrides?.env ?? []),
  ]);

const mountedFiles = (input: RenderInput) =>
  last([
    ...(input.release.workload.container.files ?? []),
    ...(input.overrides?.files ?? []),
  ]);

/** The SecretReferences a release needs, by name. */
export function secretNames(input: RenderInput): string[] {
  const names = [...containerVariables(input), ...mountedFiles(input)].flatMap(
    item => item.valueFrom?.secretKeyRef?.name ?? [],
  );
  return [...new Set(names)].sort();
}

const hasSecret = (item: EnvironmentVariable | MountedFile): boolean =>
  item.valueFrom?.secretKeyRef !== undefined;

/** What OpenChoreo names a component's own configuration after. */
const prefixOf = ({ place }: RenderInput) =>
  `${place.component}-${place.environment}`;

const configMap = (
  input: RenderInput,
  name: readonly string[],
  data: Record<string, string | undefined>,
): RenderedObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: metadataOf(
    input,
    kubernetesName(objectNameLimit, prefixOf(input), ...name),
  ),
  data,
});

function variablesConfig(input: RenderInput): RenderedObject[] {
  const plain = containerVariables(input).filter(
    variable => variable.value !== undefined,
  );
  if (plain.length === 0) return [];
  const data = Object.fromEntries(plain.map(({ key, value }) => [key, value]));
  return [configMap(input, ['env-configs'], data)];
}

const filesConfig = (input: RenderInput): RenderedObject[] =>
  mountedFiles(input)
    .filter(file => file.value !== undefined)
    .map(file =>
      configMap(input, ['config', file.key.replaceAll('.', '-')], {
        [file.key]: file.value,
      }),
    );

/** One for the variables, and one for each file. */
function secrets(input: RenderInput): RenderedObject[] {
  const variables = containerVariables(input).filter(hasSecret);
  const files = mountedFiles(input).filter(hasSecret);
  const external = (name: string): RenderedObject => ({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: metadataOf(input, name),
    spec: {
      secretStoreRef: {
        kind: 'ClusterSecretStore',
        name: input.secretStore ?? 'default',
      },
      target: { name, creationPolicy: 'Owner' },
    },
  });
  // their names change with where the secret is kept, so that pods are replaced
  const named = (content: string, ...parts: string[]) =>
    external(
      contentName(
        objectNameLimit,
        fnv32a(content).toString(16).padStart(8, '0'),
        prefixOf(input),
        ...parts,
      ),
    );
  return [
    ...(variables.length > 0
      ? [
          named(
            variables
              .map(
                each => `${[each.key, ...placeOf(each, input)].join('\0')}\0`,
              )
              .join(''),
            'env-secrets',
          ),
        ]
      : []),
    ...files.map(file =>
      named(
        placeOf(file, input).join('\0'),
        'secret',
        file.key.replaceAll('.', '-'),
      ),
    ),
  ];
}

function placeOf(
  { valueFrom }: EnvironmentVariable | MountedFile,
  input: RenderInput,
): string[] {
  const { name = '', key = '' } = valueFrom?.secretKeyRef ?? {};
  const remote = input.remoteRefOf(name, key);
  return [remote?.key ?? '', remote?.property ?? '', remote?.version ?? ''];
}

/** A ConfigMap for plain variables and one for each plain file; ExternalSecrets likewise for secret ones. */
export const renderConfiguration = (input: RenderInput): RenderedObject[] => [
  ...variablesConfig(input),
  ...filesConfig(input),
  ...secrets(input),
];
