// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import {
  Build,
  isSameRef,
  ModelRef,
  Release,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';
import { Judge, untilBuilt, untilPresent } from '../run/readiness';
import { StepRun } from '../run/StepRun';

/**
 * What a build is deployed by: its release where the generation has such, made now where there is none, else the build
 * itself. In a dry run nothing is made: a build without a release is an `InputError` then.
 */
export async function deployableOf(
  build: RefOf<'build'>,
  component: ModelRef,
  run: StepRun,
): Promise<ModelRef | undefined> {
  const { controlPlane } = run;
  if (!controlPlane.status().capabilities.includes('releases')) {
    return build;
  }
  if (run.isDryRun) {
    const release = releaseOf(
      readBuild(build, controlPlane.model),
      component,
      controlPlane.model,
    );
    if (!release) {
      throw new InputError(
        `build: nothing has been released of the build "${build.name}" yet, which a dry run cannot do`,
      );
    }
    return release;
  }
  await run.until(build, untilBuilt);
  const built = readBuild(build, controlPlane.model);
  // A build's last step hands its image to the component, of which the release is made.
  await run.until(component, untilRunning(built.image));
  const found = releaseOf(built, component, controlPlane.model);
  if (found) {
    return found;
  }
  const made = await run.apply(
    { intent: 'createRelease', component },
    { part: '/release' },
  );
  const [release] = made.refs;
  if (release) {
    await run.until(release, untilPresent);
  }
  return release;
}

function readBuild(ref: RefOf<'build'>, model: Model): Build {
  const reading = model.read(ref);
  if (reading.state !== 'present') {
    throw new InputError(`build: the build "${ref.name}" is no longer there`);
  }
  return reading.model;
}

function untilRunning(image: string | undefined): Judge {
  return reading => {
    const has =
      reading.state === 'present' && 'image' in reading.model
        ? reading.model.image
        : undefined;
    return image === undefined || has === image
      ? { state: 'ready', says: 'has the build’s image' }
      : { state: 'waiting', says: 'waits for the build’s image' };
  };
}

function releaseOf(
  build: Build,
  component: ModelRef,
  model: Model,
): ModelRef | undefined {
  const { tenant, project } = component;
  const isOf = (release: Release) =>
    isSameRef(release.component, component) &&
    (release.build
      ? isSameRef(release.build, build.ref)
      : release.image !== undefined && release.image === build.image);
  return model
    .refs('release', { tenant, project, component: component.name })
    .map(ref => model.read(ref))
    .flatMap(reading => (reading.state === 'present' ? [reading.model] : []))
    .find(isOf)?.ref;
}
