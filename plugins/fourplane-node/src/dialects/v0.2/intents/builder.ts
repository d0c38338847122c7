// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue } from '@fourplane/plugin-fourplane-common';
import { issueAt } from '../../writing/plan';
import { BuildConfiguration } from '../buildConfiguration';

/** The buildpacks of this generation; no schema lists them. */
const buildpacks = [
  'React',
  'Go',
  'Ballerina',
  'Node.js',
  'Python',
  'Ruby',
  'PHP',
];

interface Wanted {
  readonly path: string;
  /** `docker` or `buildpack`; a Dockerfile when absent. */
  readonly workflow?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** The fields of the intent. */
  readonly at: { readonly workflow: string; readonly parameters: string };
}

type Built =
  | { readonly state: 'configured'; readonly configuration: BuildConfiguration }
  | { readonly state: 'refused'; readonly issues: readonly IntentIssue[] };

/** The build configuration somebody wants, with what a Dockerfile usually is called. */
export function buildConfigurationFor({
  path,
  workflow = 'docker',
  parameters = {},
  at,
}: Wanted): Built {
  if (workflow === 'docker') {
    return configured(usualDocker(path), parameters, at.parameters);
  }
  if (workflow === 'buildpack') {
    return configured({ buildpack: { name: '' } }, parameters, at.parameters);
  }
  return {
    state: 'refused',
    issues: [
      issueAt(
        at.workflow,
        `OpenChoreo 0.2 has no "${workflow}"`,
        'Build with "docker" or with "buildpack"',
      ),
    ],
  };
}

/** A build configuration with some of its parameters replaced: `context`, `dockerfilePath`; `name`, `version`. */
export function configured(
  usual: BuildConfiguration,
  parameters: Readonly<Record<string, unknown>> = {},
  at: string,
): Built {
  const known =
    'docker' in usual ? ['context', 'dockerfilePath'] : ['name', 'version'];
  const issues = Object.entries(parameters).flatMap(([name, value]) => {
    if (!known.includes(name)) {
      return [issueAt(`${at}.${name}`, `is none of ${known.join(', ')}`)];
    }
    return typeof value === 'string' && value !== ''
      ? []
      : [issueAt(`${at}.${name}`, 'must be a text')];
  });
  const configuration: BuildConfiguration =
    'docker' in usual
      ? { docker: { ...usual.docker, ...parameters } }
      : { buildpack: { ...usual.buildpack, ...parameters } };
  if (
    'buildpack' in configuration &&
    !buildpacks.includes(configuration.buildpack.name)
  ) {
    issues.push(
      issueAt(`${at}.name`, `must be one of ${buildpacks.join(', ')}`),
    );
  }
  return issues.length > 0
    ? { state: 'refused', issues }
    : { state: 'configured', configuration };
}

/** A folder of the repository as this generation writes it. */
export function folder(path: string | undefined): string {
  const names = (path ?? '')
    .split('/')
    .filter(name => !['', '.'].includes(name));
  return `/${names.join('/')}`;
}

function usualDocker(path: string): BuildConfiguration {
  return {
    docker: {
      context: path,
      dockerfilePath: `${path === '/' ? '' : path}/Dockerfile`,
    },
  };
}
