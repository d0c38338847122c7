// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  contentName,
  fnv32a,
  kubernetesName,
  objectNameLimit,
} from '../../names';
import { EnvironmentVariable, MountedFile, Values } from '../objects';
import { RenderInput } from './RenderInput';

const last = <T extends { key: string }>(items: readonly T[]): T[] => [
  ...new Map(items.map(item => [item.key, item])).values(),
];

const containerVariables = ({ release, overrides }: RenderInput) =>
  last([...(release.workload.container.env ?? []), ...(overrides?.env ?? [])]);

const mountedFiles = ({ release, overrides }: RenderInput) =>
  last([
    ...(release.workload.container.files ?? []),
    ...(overrides?.files ?? []),
  ]);

/** The SecretReferences a release needs, by name. */
export function secretNames(input: RenderInput): string[] {
  const names = [...containerVariables(input), ...mountedFiles(input)].flatMap(
    item => item.valueFrom?.secretKeyRef?.name ?? [],
  );
  return [...new Set(names)].sort();
}

interface Configuration {
  name: string;
  value: string;
  mountPath?: string;
  remoteRef?: Values;
}

export interface Configurations {
  configs: { envs: Configuration[]; files: Configuration[] };
  secrets: { envs: Configuration[]; files: Configuration[] };
}

const isSecret = (item: EnvironmentVariable): boolean =>
  item.valueFrom?.secretKeyRef !== undefined;

/** What a container is configured with: the `configurations` of templates. */
export function configurationsOf(input: RenderInput): Configurations {
  const configuration = (
    item: EnvironmentVariable | MountedFile,
  ): Configuration => {
    const { name = '', key = '' } = item.valueFrom?.secretKeyRef ?? {};
    return {
      name: item.key,
      value: item.value ?? '',
      ...('mountPath' in item && { mountPath: item.mountPath }),
      ...(isSecret(item) && {
        remoteRef: { key: '', ...input.remoteRefOf(name, key) },
      }),
    };
  };
  const variables = containerVariables(input);
  const files = mountedFiles(input);
  const split = (secret: boolean) => ({
    envs: variables.filter(v => isSecret(v) === secret).map(configuration),
    files: files.filter(f => isSecret(f) === secret).map(configuration),
  });
  return { configs: split(false), secrets: split(true) };
}

const hashed = (text: string) => fnv32a(text).toString(16).padStart(8, '0');

function placeOf({ remoteRef = {} }: Configuration): string[] {
  const { key = '', property = '', version = '' } = remoteRef;
  return [key, property, version].map(String);
}

/** The names of the objects that hold the configuration: the same for the same component and environment. */
function objectNames(prefix: string) {
  const plain = (...parts: string[]) =>
    kubernetesName(objectNameLimit, prefix, ...parts);
  // these change with where the secret is kept, so that pods are replaced
  const secret = (content: string, ...parts: string[]) =>
    contentName(objectNameLimit, hashed(content), prefix, ...parts);
  const fileName = (name: string) => name.replaceAll('.', '-');
  return {
    envConfigs: plain('env-configs'),
    configFile: ({ name }: Configuration) => plain('config', fileName(name)),
    envSecrets: (envs: readonly Configuration[]) =>
      secret(
        envs.map(env => `${[env.name, ...placeOf(env)].join('\0')}\0`).join(''),
        'env-secrets',
      ),
    secretFile: (file: Configuration) =>
      secret(placeOf(file).join('\0'), 'secret', fileName(file.name)),
  };
}

const volumeName = ({ mountPath, name }: Configuration) =>
  `file-mount-${hashed(`${mountPath}/${name}`)}`;

/** What the methods of `configurations` return, by the names rewriteExpression gives them. */
export function derivedConfigurations(
  { configs, secrets }: Configurations,
  prefix: string,
): Values {
  const names = objectNames(prefix);
  const envSecrets = names.envSecrets(secrets.envs);
  const one = (envs: readonly Configuration[], resourceName: string) =>
    envs.length > 0 ? [{ resourceName, envs }] : [];
  const volumes = [
    ...configs.files.map(file => ({
      name: volumeName(file),
      configMap: { name: names.configFile(file) },
    })),
    ...secrets.files.map(file => ({
      name: volumeName(file),
      secret: { secretName: names.secretFile(file) },
    })),
  ];
  return {
    containerEnvFrom: [
      ...(configs.envs.length > 0
        ? [{ configMapRef: { name: names.envConfigs } }]
        : []),
      ...(secrets.envs.length > 0 ? [{ secretRef: { name: envSecrets } }] : []),
    ],
    configEnvs: one(configs.envs, names.envConfigs),
    secretEnvs: one(secrets.envs, envSecrets),
    configFileList: configs.files.map(file => ({
      ...file,
      resourceName: names.configFile(file),
    })),
    secretFileList: secrets.files.map(file => ({
      ...file,
      resourceName: names.secretFile(file),
    })),
    configVolumeMounts: [...configs.files, ...secrets.files].map(file => ({
      name: volumeName(file),
      mountPath: `${file.mountPath}/${file.name}`,
      subPath: file.name,
    })),
    configVolumes: [
      ...new Map(volumes.map(each => [each.name, each])).values(),
    ].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}
