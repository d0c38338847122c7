// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { TargetPlane, TraitSpec, TraitTarget, Values } from '../objects';
import { applyOperation } from './applyOperation';
import { RenderedObject } from './RenderInput';
import { Context, TemplateEngine } from './TemplateEngine';

/** An object with the plane it is for. */
export interface PlacedObject {
  object: RenderedObject;
  plane: TargetPlane;
}

const groupVersionOf = ({ group, version }: TraitTarget) =>
  group ? `${group}/${version}` : version;

/** The objects of a kind, on a plane, for which the target's condition holds. */
export function selectObjects(
  objects: readonly PlacedObject[],
  target: TraitTarget,
  plane: TargetPlane | undefined,
  context: Context,
  engine: TemplateEngine,
): PlacedObject[] {
  return objects.filter(
    ({ object, plane: own }) =>
      (plane === undefined || own === plane) &&
      object.kind === target.kind &&
      object.apiVersion === groupVersionOf(target) &&
      engine.holds(target.where, { ...context, resource: object }),
  );
}

function create(
  spec: TraitSpec,
  context: Context,
  engine: TemplateEngine,
): PlacedObject[] {
  return (spec.creates ?? []).flatMap(each =>
    engine
      .renderAll([{ id: 'create', ...each }], context)
      .map(({ object }) => ({
        object,
        plane: each.targetPlane ?? 'dataplane',
      })),
  );
}

function patch(
  objects: readonly PlacedObject[],
  spec: TraitSpec,
  context: Context,
  engine: TemplateEngine,
): void {
  for (const each of spec.patches ?? []) {
    const { target, targetPlane = 'dataplane', operations } = each;
    for (const inner of engine.eachOf(each, context)) {
      for (const { object } of selectObjects(
        objects,
        target,
        targetPlane,
        inner,
        engine,
      )) {
        for (const { op, path, value } of operations) {
          // a manifest is a map
          applyOperation(object as Values, {
            op,
            path: String(engine.render(path, inner)),
            value: engine.render(value, inner),
          });
        }
      }
    }
  }
}

function remove(
  objects: readonly PlacedObject[],
  spec: TraitSpec,
  context: Context,
  engine: TemplateEngine,
): PlacedObject[] {
  let left = [...objects];
  for (const each of spec.removes ?? []) {
    const { target, targetPlane = 'dataplane' } = each;
    for (const inner of engine.eachOf(each, context)) {
      const gone = selectObjects(left, target, targetPlane, inner, engine);
      left = left.filter(object => !gone.includes(object));
    }
  }
  return left;
}

/** The objects after a trait has added its own, changed others and taken some away, in that order. */
export function applyTrait(
  objects: readonly PlacedObject[],
  spec: TraitSpec,
  context: Context,
  engine: TemplateEngine,
): PlacedObject[] {
  const all = [...objects, ...create(spec, context, engine)];
  patch(all, spec, context, engine);
  return remove(all, spec, context, engine);
}
