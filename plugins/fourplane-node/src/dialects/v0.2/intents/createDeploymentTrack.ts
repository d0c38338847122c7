// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, IntentOf } from '@fourplane/plugin-fourplane-common';
import { issueAt, planned, refused } from '../../writing/plan';
import { IntentRule } from '../../writing/TablePlanner';
import { BuildConfiguration } from '../buildConfiguration';
import { counted } from '../counted';
import { ComponentContent, componentKind } from '../kinds/component';
import { deploymentTrackKind } from '../kinds/deploymentTrack';
import { primaryTrack, Track } from '../tracks';
import { buildConfigurationFor, folder } from './builder';
import { trackObjectName } from './componentObjects';
import { noAutoBuild, noAutoDeploy } from './impossible';
import { createStep } from './steps';

/** A track of a component; what is not said of how it is built is as on the component's primary track. */
export const createDeploymentTrack: IntentRule<'createDeploymentTrack'> = {
  plan: (intent, context) => {
    const { track, title, description, autoDeploy } = intent;
    const { tenant = '', project = '', component = '', name } = track;
    const scope = { tenant, project, component };
    const owner = counted(
      componentKind,
      { tenant, project, name: component },
      context.lookup,
    )?.content;
    const isBuilt = owner?.repository !== undefined;
    const issues = trackIssues(intent, owner);
    if (issues.length > 0) {
      return refused(...issues);
    }
    return planned(
      [
        createStep(
          deploymentTrackKind,
          {
            name: trackObjectName(scope, name, context.lookup),
            labels: { organization: tenant, project, component, name },
            words: { title, description, owner: intent.owner },
            spec: {
              ...(autoDeploy !== undefined && { autoDeploy }),
              ...(isBuilt && {
                buildTemplateSpec: templateFor(
                  intent,
                  primaryTrack(scope, context.lookup),
                ),
              }),
            },
            named: 'track.name',
            fields: {
              'spec.autoDeploy': 'autoDeploy',
              'spec.buildTemplateSpec.branch': 'branch',
              'spec.buildTemplateSpec.path': 'path',
            },
          },
          context,
        ),
      ],
      [track],
    );
  },
};

function trackIssues(
  { branch, path, autoBuild, autoDeploy }: IntentOf<'createDeploymentTrack'>,
  owner: ComponentContent | undefined,
): IntentIssue[] {
  const notBuilt = (field: string) =>
    issueAt(
      field,
      'has no meaning: the component is not built',
      'Leave it out',
    );
  return [
    ...(autoBuild ? [noAutoBuild] : []),
    ...(owner?.repository === undefined
      ? [
          ...(branch !== undefined ? [notBuilt('branch')] : []),
          ...(path !== undefined ? [notBuilt('path')] : []),
          ...(autoDeploy ? [noAutoDeploy] : []),
        ]
      : []),
  ];
}

function templateFor(
  { branch, path }: IntentOf<'createDeploymentTrack'>,
  primary: Track | undefined,
) {
  const from = primary?.path ?? '/';
  const to = path === undefined ? from : folder(path);
  return {
    branch: branch ?? primary?.branch ?? 'main',
    path: to,
    buildConfiguration: primary?.buildConfiguration
      ? moved(primary.buildConfiguration, from, to)
      : usual(to),
  };
}

/** A Dockerfile that lies in the folder goes with it. */
function moved(
  configuration: BuildConfiguration,
  from: string,
  to: string,
): BuildConfiguration {
  if (!('docker' in configuration) || from === to) {
    return configuration;
  }
  const root = from === '/' ? from : `${from}/`;
  const within = (place: string) =>
    place === from || place.startsWith(root)
      ? folder(`${to}/${place.slice(from.length)}`)
      : place;
  const { context, dockerfilePath } = configuration.docker;
  return {
    docker: {
      context: within(context),
      dockerfilePath: within(dockerfilePath),
    },
  };
}

function usual(path: string): BuildConfiguration | undefined {
  const built = buildConfigurationFor({
    path,
    at: { workflow: '', parameters: '' },
  });
  return built.state === 'configured' ? built.configuration : undefined;
}
