// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  deployedThing,
  Intent,
  IntentIssue,
  IntentName,
  IntentOf,
  isRefOf,
  isSameRef,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { Model } from '../controlPlane/ControlPlane';
import {
  deploymentsOf,
  IntentGround,
  present,
  said,
  shortened,
  words,
} from './IntentGround';
import { keptInGit } from './keptInGit';
import { intentCapabilities, requirementsOf } from './requirementsOf';

/**
 * Everything that can be said against an intent in the model's own words, before anything is asked of the cluster: what
 * is not there, names nobody can have, a promotion the pipeline does not know. Empty when there is nothing.
 */
export function checkIntent(
  intent: Intent,
  ground: IntentGround,
): IntentIssue[] {
  const { existing, created } = requirementsOf(intent);
  const capability = intentCapabilities[intent.intent];
  if (!ground.capabilities.includes('writes')) {
    return [
      {
        path: '',
        message: `OpenChoreo ${ground.generation} is only read by this portal`,
        mend: 'Upgrade OpenChoreo, or make the change with its own tools',
      },
    ];
  }
  if (capability && !ground.capabilities.includes(capability)) {
    return [
      {
        path: '',
        message: `OpenChoreo ${ground.generation} cannot do this (${capability})`,
      },
    ];
  }
  const unfit = kindIssues(intent);
  if (unfit.length > 0) {
    return unfit;
  }
  const issues = [
    ...foreign([...existing, ...(created ? [created] : [])], ground),
    ...(created ? nameIssues(...created) : []),
    ...existing.flatMap(([path, ref]) => absence(path, ref, ground)),
  ];
  return issues.length > 0
    ? issues
    : [...keptInGit(intent, ground), ...orderIssues(intent, ground)];
}

/** What is not done with everything that can be deployed. */
const deployedKinds: Readonly<
  Partial<Record<IntentName, readonly ModelRef['kind'][]>>
> = {
  undeploy: ['deployment', 'resourceDeployment'],
  suspend: ['deployment'],
  resume: ['deployment'],
  restart: ['deployment'],
};

/** Names of different kinds may be the same, so nothing is planned for a kind that an intent is not for. */
function kindIssues(intent: Intent): IntentIssue[] {
  const kinds = deployedKinds[intent.intent];
  return kinds &&
    'deployment' in intent &&
    !kinds.includes(intent.deployment.kind)
    ? [
        {
          path: 'deployment',
          message: `OpenChoreo does not ${intent.intent} a ${words(
            intent.deployment.kind,
          )}`,
        },
      ]
    : [];
}

/** What lies in another control plane or tenant than the thing that the intent is about. */
function foreign(
  refs: readonly (readonly [string, ModelRef])[],
  { controlPlane }: IntentGround,
): IntentIssue[] {
  const tenant = refs.find(([, ref]) => ref.tenant)?.[1].tenant;
  return refs.flatMap(([path, ref]) => {
    if (ref.controlPlane !== controlPlane) {
      return [
        {
          path,
          message: `${said(ref)} is on control plane "${
            ref.controlPlane
          }", not on "${controlPlane}"`,
        },
      ];
    }
    return ref.tenant && ref.tenant !== tenant
      ? [
          {
            path,
            message: `${said(ref)} belongs to "${
              ref.tenant
            }", not to "${tenant}"`,
          },
        ]
      : [];
  });
}

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const MAX_LABEL = 63;

/** Names become label values and parts of namespace names, so they must be labels, too. */
function nameIssues(path: string, { kind, name }: ModelRef): IntentIssue[] {
  return name.length <= MAX_LABEL && LABEL.test(name)
    ? []
    : [
        {
          path: `${path}.name`,
          message: `"${shortened(name)}" cannot be the name of a ${words(
            kind,
          )}`,
          mend: `Use lower case letters, digits and "-", beginning and ending with a letter or digit, at most ${MAX_LABEL} characters`,
        },
      ];
}

function absence(
  path: string,
  ref: ModelRef,
  { model }: IntentGround,
): IntentIssue[] {
  if (model.read(ref).state !== 'absent') {
    return [];
  }
  return model.isComplete(ref.kind)
    ? [
        {
          path,
          message: `${said(ref)} does not exist`,
          mend: `Choose another ${words(ref.kind)}, or create this one first`,
        },
      ]
    : [
        {
          path,
          message: `${said(
            ref,
          )} is not known: not everything has been read from the control plane yet`,
          mend: 'See the state of the control plane on the OpenChoreo page, and try again',
        },
      ];
}

/** What the order of things forbids: by no controller, so by us. */
function* orderIssues(
  intent: Intent,
  ground: IntentGround,
): Generator<IntentIssue> {
  switch (intent.intent) {
    case 'promote':
      yield* promotionIssues(intent, ground);
      break;
    case 'deploy':
      if (intent.release) {
        yield* strangers('release', intent.release, intent.component, ground);
      }
      break;
    case 'rollback': {
      const deployment = present(intent.deployment, ground);
      if (deployment) {
        yield* strangers('to', intent.to, deployedThing(deployment), ground);
      }
      break;
    }
    default:
  }
}

function* promotionIssues(
  { component, from, to }: IntentOf<'promote'>,
  ground: IntentGround,
): Generator<IntentIssue> {
  const { model } = ground;
  const projectName =
    component.kind === 'project' ? component.name : component.project ?? '';
  const project = model.read({
    controlPlane: component.controlPlane,
    kind: 'project',
    tenant: component.tenant,
    name: projectName,
  });
  const named =
    project.state === 'present' ? project.model.pipeline : undefined;
  const pipeline =
    named && isRefOf(named, 'pipeline') ? model.read(named) : undefined;
  if (pipeline?.state !== 'present') {
    yield {
      path: 'component',
      message: `The project "${projectName}" has no deployment pipeline that can be read, so its order of environments is not known`,
      mend: 'Give the project a deployment pipeline',
    };
    return;
  }
  const targets = pipeline.model.paths
    .filter(path => isSameRef(path.from, from))
    .flatMap(path => path.to);
  if (!targets.some(target => isSameRef(target, to))) {
    const allowed = targets.map(({ name }) => `"${name}"`).join(', ');
    yield {
      path: 'to',
      message: `The pipeline "${pipeline.model.ref.name}" does not promote from "${from.name}" to "${to.name}"`,
      mend: allowed
        ? `Promote to ${allowed}`
        : `Nothing is promoted from "${from.name}" in this pipeline`,
    };
  }
  if (
    !deploymentsOf(component, ground).some(d => isSameRef(d.environment, from))
  ) {
    yield {
      path: 'from',
      message: `"${component.name}" is not deployed to "${from.name}", so there is nothing to promote`,
      mend: `Deploy it to "${from.name}" first`,
    };
  }
}

/** A release or build of something else. */
function* strangers(
  path: string,
  ref: ModelRef,
  component: ModelRef,
  { model }: IntentGround,
): Generator<IntentIssue> {
  const owner = ownerOf(ref, model);
  if (!owner || !isSameRef(owner, component)) {
    yield {
      path,
      message: owner
        ? `${said(ref)} is of "${owner.name}", not of "${component.name}"`
        : `${said(ref)} cannot be read, so whose it is is not known`,
      mend: `Choose a ${words(ref.kind)} of "${component.name}"`,
    };
  }
}

function ownerOf(ref: ModelRef, model: Model): ModelRef | undefined {
  if (isRefOf(ref, 'resourceRelease')) {
    const reading = model.read(ref);
    return reading.state === 'present' ? reading.model.resource : undefined;
  }
  if (isRefOf(ref, 'projectRelease')) {
    const reading = model.read(ref);
    return reading.state === 'present' ? reading.model.project : undefined;
  }
  if (!isRefOf(ref, 'build') && !isRefOf(ref, 'release')) {
    return undefined;
  }
  const reading = isRefOf(ref, 'build') ? model.read(ref) : model.read(ref);
  return reading.state === 'present' ? reading.model.component : undefined;
}
