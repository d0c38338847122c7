// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '@backstage/types';
import { isSameRef, RefOf } from '@fourplane/plugin-fourplane-common';
import { fieldTitle } from '@fourplane/plugin-fourplane-node';
import { hiddenText } from './hiddenText';
import { settingsOf } from './settingsPage';
import { TemplateProblem, TypeReading } from './TemplateParts';

/** The traits that the type allows, each as often as somebody wants it; absent where there is none. */
export function traitsField(
  type: TypeReading<'componentType'>,
  remarks: string[],
): JsonObject | undefined {
  const shapes = (type.definition.traits ?? []).flatMap(({ kind, name }) => {
    try {
      return [traitShape(kind, name, type, remarks)];
    } catch (error) {
      if (error instanceof TemplateProblem) {
        remarks.push(error.message);
        return [];
      }
      throw error;
    }
  });
  return shapes.length > 0
    ? {
        title: 'Traits',
        type: 'array',
        description: 'What is added to it.',
        items:
          shapes.length === 1
            ? shapes[0]
            : { title: 'Trait', type: 'object', oneOf: shapes },
      }
    : undefined;
}

function traitShape(
  kind: string,
  name: string,
  { ref, model }: TypeReading<'componentType'>,
  remarks: string[],
): JsonObject {
  const { controlPlane, tenant } = ref;
  const trait: RefOf<'trait'> = {
    controlPlane,
    kind: 'trait',
    ...(!kind.startsWith('Cluster') && tenant && { tenant }),
    name,
  };
  const reading = model.read(trait);
  const broken = model.unreadable().find(each => isSameRef(each.ref, trait));
  if (reading.state !== 'present' || broken) {
    throw new TemplateProblem(
      `${kind} ${name} cannot be added: it ${
        reading.state === 'absent' ? 'does not exist' : 'cannot be read'
      }`,
    );
  }
  const { title, description, parameters } = reading.model;
  const settings = settingsOf(`${kind} ${name}`, parameters);
  remarks.push(...(settings?.remarks ?? []));
  return {
    title: title ?? fieldTitle(name),
    ...(description && { description }),
    type: 'object',
    required: [
      'name',
      'kind',
      'instance',
      ...(settings?.isRequired ? ['parameters'] : []),
    ],
    properties: {
      name: hiddenText(name),
      kind: hiddenText(kind),
      instance: {
        title: 'Name of this use',
        type: 'string',
        description: 'Tells it from another use of the same trait.',
        minLength: 1,
        default: name,
      },
      ...(settings && {
        parameters: { ...settings.schema, title: 'Settings' },
      }),
    },
    additionalProperties: false,
  };
}
