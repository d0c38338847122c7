// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RefOf, TypeDefinition } from '@fourplane/plugin-fourplane-common';
import { withoutAbsent } from '../../reading/fields';
import {
  absent,
  ModelReader,
  presentReading,
  unreadableReading,
} from '../../reading/ModelReader';
import { findOfPair, KindPair, pairRefs, pairSources } from '../kindPair';
import {
  ComponentTypeContent,
  componentTypes,
  projectTypes,
  resourceTypes,
  traits,
  TypeDefinitionContent,
} from '../kinds/typeDefinition';

type DefinitionKind =
  | 'componentType'
  | 'trait'
  | 'projectType'
  | 'resourceType';

function definitionReader<
  K extends DefinitionKind,
  T extends TypeDefinitionContent,
>(
  modelKind: K,
  pair: KindPair<T>,
  partsOf: (content: T) => Partial<TypeDefinition>,
): ModelReader<K> {
  return {
    sources: pairSources(pair),
    refs: (scope, context) => pairRefs(modelKind, pair, scope, context),
    read: (ref: RefOf<K>, { lookup }) => {
      const { kind, object } = findOfPair(pair, ref, lookup);
      if (!object) {
        return absent;
      }
      if (!object.content) {
        return unreadableReading(ref, kind, object);
      }
      const { title, description, owner, template } = object.content;
      const { parameters, environmentConfigs } = object.content;
      return presentReading<TypeDefinition>(
        withoutAbsent({
          ref,
          title,
          description,
          owner,
          template,
          ...partsOf(object.content),
          parameters,
          environmentConfigs,
        }),
      );
    },
  };
}

export const componentTypeReader = definitionReader<
  'componentType',
  ComponentTypeContent
>('componentType', componentTypes, content => ({
  workloadType: content.workloadType,
  workflows: [...content.workflows],
  traits: [...content.traits],
  endpoints: content.endpoints,
}));
export const traitReader = definitionReader('trait', traits, () => ({}));
export const projectTypeReader = definitionReader(
  'projectType',
  projectTypes,
  () => ({}),
);
export const resourceTypeReader = definitionReader(
  'resourceType',
  resourceTypes,
  () => ({}),
);
