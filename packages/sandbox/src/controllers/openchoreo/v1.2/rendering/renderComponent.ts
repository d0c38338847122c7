// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RenderedResource } from '../../inventory';
import { kubernetesName, namespaceNameLimit, releaseHash } from '../../names';
import { annotation } from '../labels';
import { TraitSpec, TraitUse, Values, WorkloadType } from '../objects';
import { applyTrait, PlacedObject } from './applyTrait';
import { checkRendered, checkRules, PendingValidation } from './checkRules';
import { networkPolicy } from './networkPolicy';
import { RenderedObject, RenderInput } from './RenderInput';
import {
  componentContext,
  sharedContext,
  traitContext,
} from './templateContexts';
import { Context, TemplateEngine } from './TemplateEngine';

interface Rendering {
  input: RenderInput;
  engine: TemplateEngine;
  shared: Context;
  component: Context;
  objects: PlacedObject[];
  pending: PendingValidation[];
}

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with a rendered object is said before the API server would. */
function checkObject({ apiVersion, kind, metadata }: RenderedObject): void {
  const named = kind ? `resource (${kind})` : 'resource';
  if (!apiVersion) throw new Error(`${named} missing apiVersion`);
  if (!kind) throw new Error(`${named} missing kind`);
  if (!metadata?.name) throw new Error(`${named} missing metadata.name`);
}

function renderType({ input, engine, component }: Rendering): PlacedObject[] {
  const { spec } = input.release.componentType;
  checkRules(
    'component type',
    spec.preRenderValidations ?? spec.validations,
    component,
    engine,
  );
  return spec.resources.flatMap(template =>
    engine.renderAll([template], component).map(({ object }) => {
      checkObject(object);
      // the CRD's only other plane
      return {
        object,
        plane:
          template.targetPlane === 'observabilityplane'
            ? ('observabilityplane' as const)
            : ('dataplane' as const),
      };
    }),
  );
}

function specOf(use: TraitUse, { release }: RenderInput): TraitSpec {
  const kind = use.kind ?? 'Trait';
  const found = release.traits?.find(
    each => each.kind === kind && each.name === use.name,
  );
  if (!found) {
    throw new Error(
      `trait ${use.name} referenced but not found in traits list`,
    );
  }
  return found.spec;
}

function applyInstance(
  rendering: Rendering,
  use: TraitUse,
  given: { parameters?: Values; environmentConfigs?: Values },
): void {
  const { input, engine, shared, pending } = rendering;
  const { name, instanceName } = use;
  const spec = specOf(use, input);
  const context = traitContext(shared, spec, { name, instanceName }, given);
  const subject = `trait ${name}/${instanceName}`;
  checkRules(
    subject,
    spec.preRenderValidations ?? spec.validations,
    context,
    engine,
  );
  rendering.objects = applyTrait(rendering.objects, spec, context, engine);
  if (spec.postRenderValidations) {
    pending.push({ subject, context, validations: spec.postRenderValidations });
  }
}

/** The traits of the type, whose values are templates, too, and then those of the component. */
function applyTraits(rendering: Rendering): void {
  const { input, engine, component } = rendering;
  const { componentType, componentProfile } = input.release;
  const rendered = (values: Values | undefined) =>
    // a map renders to a map
    engine.render(values ?? {}, component) as Values;
  for (const use of componentType.spec.traits ?? []) {
    applyInstance(rendering, use, {
      parameters: rendered(use.parameters),
      environmentConfigs: rendered(use.environmentConfigs),
    });
  }
  for (const use of componentProfile?.traits ?? []) {
    applyInstance(rendering, use, {
      parameters: use.parameters,
      environmentConfigs: input.traitEnvironmentConfigs?.[use.instanceName],
    });
  }
}

const mainKinds: Partial<Record<WorkloadType, string>> = {
  deployment: 'Deployment',
  statefulset: 'StatefulSet',
};

/** The pod template of a workload; undefined for any other object. */
function podTemplateOf({ kind, spec }: RenderedObject): Values | undefined {
  if (!isObject(spec)) return undefined;
  const jobs = isObject(spec.jobTemplate) ? spec.jobTemplate.spec : undefined;
  const holder = kind === 'CronJob' ? jobs : spec;
  const isWorkload = /^(Deployment|StatefulSet|Job|CronJob)$/.test(kind);
  return isWorkload && isObject(holder) && isObject(holder.template)
    ? holder.template
    : undefined;
}

function annotatePods(
  object: RenderedObject,
  annotations: Record<string, string>,
): void {
  const template = podTemplateOf(object);
  if (!template || Object.keys(annotations).length === 0) return;
  const metadata = isObject(template.metadata) ? template.metadata : {};
  template.metadata = {
    ...metadata,
    annotations: {
      ...(isObject(metadata.annotations) ? metadata.annotations : {}),
      ...annotations,
    },
  };
}

/** Pods are replaced when what they read changes, not only when they do. */
function hashOfOthers(
  objects: readonly RenderedObject[],
  main: string | undefined,
): Record<string, string> {
  const others = objects
    .filter(({ kind }) => kind !== main)
    .map(({ metadata, ...content }) => content);
  return main && others.length > 0
    ? { [annotation.resourceHash]: releaseHash(others) }
    : {};
}

const orderOf = ({ kind, apiVersion, metadata }: RenderedObject) =>
  [kind, apiVersion, metadata.namespace ?? '', metadata.name].join('\0');

function resourceId({ kind, metadata }: RenderedObject): string {
  const id = `${kind.toLowerCase()}-${metadata.name}`;
  return id.length > namespaceNameLimit
    ? kubernetesName(namespaceNameLimit, kind.toLowerCase(), metadata.name)
    : id;
}

/**
 * The data plane objects of a component release: the templates of its type, changed by the type's traits and the
 * component's, with OpenChoreo's labels, and a network policy. Throws with what a template, a rule or a patch does
 * not allow. Objects for an observability plane are rendered and left out.
 */
export function renderComponent(
  input: RenderInput,
  engine: TemplateEngine,
): RenderedResource[] {
  const { spec } = input.release.componentType;
  const shared = sharedContext(input);
  const component = componentContext(shared, input);
  const rendering: Rendering = {
    input,
    engine,
    shared,
    component,
    objects: [],
    pending: spec.postRenderValidations
      ? [
          {
            subject: `ComponentType ${input.release.componentType.name}`,
            context: component,
            validations: spec.postRenderValidations,
          },
        ]
      : [],
  };
  rendering.objects = renderType(rendering);
  applyTraits(rendering);
  checkRendered(rendering.pending, rendering.objects, engine);

  const objects = rendering.objects
    .filter(({ plane }) => plane === 'dataplane')
    .map(({ object }) => object)
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const main = mainKinds[spec.workloadType];
  const hash = hashOfOthers(objects, main);
  for (const object of objects) {
    checkObject(object);
    object.metadata.labels = { ...object.metadata.labels, ...input.labels };
    annotatePods(object, {
      ...input.podAnnotations,
      ...(object.kind === main && hash),
    });
  }
  return [...objects, networkPolicy(input)].map(object => ({
    id: resourceId(object),
    object,
  }));
}
