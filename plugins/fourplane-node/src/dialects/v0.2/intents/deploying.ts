// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, ModelRef } from '@fourplane/plugin-fourplane-common';
import { Lookup, WriteStep } from '../../Dialect';
import { kubernetesName, LABEL_LIMIT } from '../../writing/kubernetesName';
import { PlanInput } from '../../writing/intentRule';
import { issueAt } from '../../writing/plan';
import { Artifact, artifactsOf, buildOf, newestArtifact } from '../artifacts';
import { Scope } from '../choreoKind';
import { members } from '../counted';
import { DeploymentContent, deploymentKind } from '../kinds/deployment';
import { primaryTrack } from '../tracks';
import { deploymentObjectName, onTrack } from './componentObjects';
import { createStep, gone, patchSteps, storedOf } from './steps';

/** A deployment with its object name. */
export type Deployed = DeploymentContent & { readonly objectName: string };

/** The deployments of a component in an environment, by object name. */
export function deployedIn(
  scope: Required<Scope>,
  environment: string,
  lookup: Lookup,
): Deployed[] {
  return [...members(deploymentKind, scope, lookup)]
    .flatMap(({ content, metadata }) =>
      content?.environment === environment
        ? [{ ...content, objectName: metadata.name }]
        : [],
    )
    .sort((one, other) => (one.objectName < other.objectName ? -1 : 1));
}

/** What is put into an environment, or why nothing is. */
export type Found<T> =
  | { readonly state: 'found'; readonly value: T }
  | { readonly state: 'refused'; readonly issue: IntentIssue };

/** The artifact of a release or of a build, if it can be deployed. */
export function artifactFor(
  ref: ModelRef,
  scope: Required<Scope>,
  path: string,
  lookup: Lookup,
): Found<Artifact> {
  const artifact = artifactsOf(scope, lookup).find(({ objectName, build }) =>
    ref.kind === 'build' ? build === ref.name : objectName === ref.name,
  );
  if (!artifact) {
    return no(
      ref.kind === 'build'
        ? issueAt(
            path,
            `The build "${ref.name}" has made nothing yet that can be deployed`,
            'Wait until it has succeeded, or choose another one',
          )
        : gone(path, ref),
    );
  }
  return deployable(artifact, path, lookup);
}

/** The newest artifact: of the track that is deployed in the environment, else of the component's primary one. */
export function newestFor(
  scope: Required<Scope>,
  environment: string,
  path: string,
  lookup: Lookup,
): Found<Artifact> {
  const [deployed] = deployedIn(scope, environment, lookup);
  const track = deployed?.track ?? primaryTrack(scope, lookup)?.name;
  const onThat = artifactsOf(scope, lookup).find(
    artifact =>
      artifact.track === track &&
      deployable(artifact, path, lookup).state === 'found',
  );
  const artifact = onThat ?? newestArtifact(scope, lookup);
  return artifact
    ? deployable(artifact, path, lookup)
    : no(
        issueAt(
          path,
          `"${scope.component}" has nothing yet that can be deployed`,
          'Trigger a build first',
        ),
      );
}

/** Artifacts are made of failed builds, too, and keep their name when their build is deleted. */
export function deployable(
  artifact: Artifact,
  path: string,
  lookup: Lookup,
): Found<Artifact> {
  const { objectName, build, tag, track } = artifact;
  const said = `The release "${objectName}"`;
  const made = buildOf(artifact, lookup);
  if (track === undefined) {
    return no(issueAt(path, `${said} says no deployment track`));
  }
  if (build === undefined) {
    return tag === undefined
      ? no(issueAt(path, `${said} names neither a build nor an image`))
      : { state: 'found', value: artifact };
  }
  if (!made) {
    return no(
      issueAt(path, `${said} comes from build "${build}", which is gone`),
    );
  }
  if (made.phase === 'failed' || made.image === undefined) {
    return no(
      issueAt(
        path,
        `${said} has no image: build "${build}" ${
          made.phase === 'failed' ? 'failed' : 'has not pushed one yet'
        }`,
        'Choose another release',
      ),
    );
  }
  return { state: 'found', value: artifact };
}

/** Writes that put an artifact into an environment: into the deployment of its track there, else into a new one. */
export function deploySteps(
  artifact: Artifact,
  environment: string,
  context: PlanInput,
): Found<{ steps: WriteStep[]; name: string }> {
  const { tenant, project, component, track = '' } = artifact;
  const scope = { tenant, project, component };
  const existing = deployedIn(scope, environment, context.lookup).find(
    deployed => deployed.track === track,
  );
  if (existing?.isLeaving) {
    return no(
      issueAt(
        '',
        `"${component}" is just being undeployed from "${environment}"`,
        'Wait until it is gone, and try again',
      ),
    );
  }
  if (existing) {
    return redeploySteps(existing, artifact, context);
  }
  const name = deploymentObjectName(scope, track, environment);
  const label = kubernetesName(LABEL_LIMIT, environment, 'deployment');
  return {
    state: 'found',
    value: {
      name,
      steps: [
        createStep(
          deploymentKind,
          {
            name,
            labels: { ...onTrack(scope, track), environment, name: label },
            spec: { deploymentArtifactRef: artifact.objectName },
            fields: { 'spec.deploymentArtifactRef': 'release' },
          },
          context,
        ),
      ],
    },
  };
}

/** Writes that put an artifact into a deployment. */
export function redeploySteps(
  { tenant, project, objectName: name }: Deployed,
  { objectName: deploymentArtifactRef }: Artifact,
  context: PlanInput,
): Found<{ steps: WriteStep[]; name: string }> {
  const ref: ModelRef = {
    controlPlane: '',
    kind: 'deployment',
    tenant,
    project,
    name,
  };
  const stored = storedOf(deploymentKind, ref, context);
  return stored
    ? {
        state: 'found',
        value: {
          name,
          steps: patchSteps(stored, {}, { deploymentArtifactRef }),
        },
      }
    : no(gone('', ref));
}

function no(issue: IntentIssue): Found<never> {
  return { state: 'refused', issue };
}
