// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { NotFoundError } from '@backstage/errors';
import {
  Change,
  Comparison,
  differences,
  isSameRef,
  ModelRef,
  Placed,
  ReleaseSummary,
  ThingParams,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane, KubeObject } from '@fourplane/plugin-fourplane-node';
import { stringify } from 'yaml';
import { BuildServices } from '../builds/BuildServices';

import { deploymentsIn } from './deploymentsIn';
import { liveComparison } from './liveComparison';
import { releaseOf } from './releaseSummaries';
import { readThing, Thing } from './thing';
import { partsOf } from './thingDeployments';

const LIVE = 'live:';

/** What is compared of a side: only what both have is. */
interface Side {
  readonly title: string;
  readonly release?: Part;
  /** What the environment has of its own. */
  readonly deployment?: Part;
}

interface Part {
  readonly kind: string;
  readonly content: unknown;
}

/**
 * Two of a thing's releases, of its environments, a release and what runs somewhere, or with `live:` what runs somewhere
 * and what is on the data plane, see {@link liveComparison}. Rejects as `readObject` does,
 * with a `NotFoundError` for a side that is not there, and with a `KubeError` when the objects cannot be read.
 */
export async function compareDeployments(
  services: BuildServices,
  {
    left,
    right,
    ...params
  }: ThingParams & { readonly left: string; readonly right: string },
  signal: AbortSignal,
): Promise<Comparison> {
  const { thing, controlPlane } = readThing(services.controlPlanes, params);
  const parts = await partsOf(thing, controlPlane, services);
  const live = [left, right].find(side => side.startsWith(LIVE));
  if (live !== undefined) {
    const environment = live.slice(LIVE.length);
    const deployment = deploymentTo(environment, thing, parts.deployments);
    const asked = {
      deployment,
      environment,
      release: releaseOf(deployment, parts.releases),
      declared: live === left ? right : left,
      isLeft: live === left,
    };
    return liveComparison(asked, controlPlane, signal);
  }
  const [one, other] = await Promise.all(
    [left, right].map(side =>
      sideOf(side, thing, { ...parts, controlPlane, signal }),
    ),
  );
  return comparison(one, other);
}

/** Pure. */
export function comparison(left: Side, right: Side): Comparison {
  const parts = (['release', 'deployment'] as const).filter(
    part => left[part] && right[part],
  );
  const shown = (side: Side) => ({
    title: side.title,
    yaml: parts
      .map(part =>
        stringify({ kind: side[part]?.kind, ...Object(side[part]?.content) }),
      )
      .join('---\n'),
  });
  return {
    left: shown(left),
    right: shown(right),
    changes: parts.flatMap((part): Change[] =>
      differences(left[part]?.content, right[part]?.content).map(
        difference => ({
          object: right[part]?.kind ?? part,
          ...difference,
        }),
      ),
    ),
  };
}

/** What the sides are found among. */
interface Ground {
  readonly releases: readonly ReleaseSummary[];
  readonly deployments: readonly Placed[];
  readonly controlPlane: ControlPlane;
  readonly signal: AbortSignal;
}

async function sideOf(
  side: string,
  thing: Thing,
  { releases, deployments, controlPlane, signal }: Ground,
): Promise<Side> {
  const [kind, name] = side.split(':');
  if (kind !== 'environment') {
    const release = releases.find(
      ({ ref }) => ref.kind === kind && ref.name === name,
    );
    if (!release) {
      throw new NotFoundError(
        `There is no ${kind} ${name} of ${thing.ref.name}`,
      );
    }
    return {
      title: release.title ?? name,
      release: await ownPart(release.ref, controlPlane, signal),
    };
  }
  const deployment = deploymentTo(name, thing, deployments);
  const own = await ownPart(deployment.ref, controlPlane, signal);
  const release = releases.find(
    ({ ref }) => deployment.release && isSameRef(ref, deployment.release),
  );
  return {
    title: name,
    release: release && (await ownPart(release.ref, controlPlane, signal)),
    deployment: own && {
      ...own,
      content: withoutPlace(own.content, name, deployment.release?.name),
    },
  };
}

/** What runs of a thing in an environment; a `NotFoundError` where nothing does. */
function deploymentTo(
  name: string,
  { ref: { controlPlane, tenant, project, name: of } }: Thing,
  deployments: readonly Placed[],
): Placed {
  const environment: ModelRef = {
    controlPlane,
    kind: 'environment',
    tenant,
    name,
  };
  const [deployment] = deploymentsIn(environment, deployments);
  if (!deployment) {
    throw new NotFoundError(
      project
        ? `${of} of project ${project} is not deployed to ${name}`
        : `The infrastructure of ${of} is not deployed to ${name}`,
    );
  }
  return deployment;
}

/** The spec of a reference's own object: what else it has differs between any two. */
async function ownPart(
  ref: ModelRef,
  controlPlane: ControlPlane,
  signal: AbortSignal,
): Promise<Part | undefined> {
  const [object] = await controlPlane.manifests(ref, { signal });
  return (
    object && {
      kind: object.kind ?? ref.kind,
      content: { spec: specOf(object) },
    }
  );
}

function specOf(object: KubeObject): unknown {
  return object.spec ?? {};
}

/** Without what only says where it is and which release runs, which the title and the release itself say. */
function withoutPlace(
  content: unknown,
  environment: string,
  release: string | undefined,
): unknown {
  const spec: unknown = Object(content).spec;
  return {
    spec: Object.fromEntries(
      Object.entries(Object(spec)).filter(
        ([, value]) => value !== environment && value !== release,
      ),
    ),
  };
}
