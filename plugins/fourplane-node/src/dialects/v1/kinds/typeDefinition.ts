// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  EndpointRules,
  TemplateWords,
  TypeDefinition,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { templateWordsOf } from '../../reading/described';
import { list, name, present, text, withoutAbsent } from '../../reading/fields';
import { defineKind } from '../../reading/ReadableKind';
import { describedBy, typeMetadata } from '../described';
import { endpointRulesOf } from '../endpointRules';
import { KindPair } from '../kindPair';
import { declaredBy, schemaSection } from '../parameterSchema';

type Schema = TypeDefinition['parameters'];
type TypeRef = NonNullable<TypeDefinition['traits']>[number];

export interface TypeDefinitionContent {
  readonly title?: string;
  readonly description?: string;
  readonly owner?: string;
  readonly template?: TemplateWords;
  readonly parameters?: Schema;
  readonly environmentConfigs?: Schema;
}

export interface ComponentTypeContent extends TypeDefinitionContent {
  readonly workloadType?: string;
  readonly workflows: readonly TypeRef[];
  readonly traits: readonly TypeRef[];
  readonly endpoints?: EndpointRules;
  /** Traits every component of the type has. */
  readonly embedded: readonly (TypeRef & { readonly instance: string })[];
}

const schemas = {
  parameters: schemaSection,
  environmentConfigs: schemaSection,
};

const definitionSchema = z.object({
  metadata: typeMetadata,
  spec: z.object(schemas).nullish(),
});

/** Their order is of no interest, and one that cannot be read is one that is not understood. */
const rules = z
  .array(z.object({ rule: z.string() }).catch({ rule: '' }))
  .nullish()
  .catch(undefined);

const componentTypeSchema = z.object({
  metadata: typeMetadata,
  spec: z
    .object({
      ...schemas,
      workloadType: text,
      allowedWorkflows: list(z.object({ kind: text, name })),
      allowedTraits: list(z.object({ kind: text, name })),
      traits: list(z.object({ instanceName: name, kind: text, name })),
      validations: rules,
      preRenderValidations: rules,
    })
    .nullish(),
});

function definitionOf({
  metadata,
  spec,
}: z.output<typeof definitionSchema>): TypeDefinitionContent {
  const { title, description, owner } = describedBy(metadata);
  return withoutAbsent({
    title,
    description,
    owner,
    template: templateWordsOf(metadata),
    parameters: declaredBy(spec?.parameters),
    environmentConfigs: declaredBy(spec?.environmentConfigs),
  });
}

function componentTypeOf(
  type: z.output<typeof componentTypeSchema>,
): ComponentTypeContent {
  const { spec } = type;
  return withoutAbsent({
    ...definitionOf(type),
    workloadType: present(spec?.workloadType),
    endpoints: endpointRulesOf(
      [...(spec?.validations ?? []), ...(spec?.preRenderValidations ?? [])].map(
        ({ rule }) => rule,
      ),
    ),
    workflows: (spec?.allowedWorkflows ?? []).map(workflow => ({
      kind: workflow.kind ?? 'ClusterWorkflow',
      name: workflow.name,
    })),
    traits: (spec?.allowedTraits ?? []).map(traitOf),
    embedded: (spec?.traits ?? []).map(trait => ({
      ...traitOf(trait),
      instance: trait.instanceName,
    })),
  });
}

function traitOf(trait: { kind?: string | null; name: string }): TypeRef {
  return { kind: trait.kind ?? 'Trait', name: trait.name };
}

function definitionPair(kind: string): KindPair<TypeDefinitionContent> {
  const definitionKind = (kindName: string, namespaced: boolean) =>
    defineKind({
      kind: kindName,
      namespaced,
      schema: definitionSchema,
      content: definitionOf,
    });
  return {
    namespaced: definitionKind(kind, true),
    cluster: definitionKind(`Cluster${kind}`, false),
  };
}

export const componentTypes: KindPair<ComponentTypeContent> = {
  namespaced: defineKind({
    kind: 'ComponentType',
    schema: componentTypeSchema,
    content: componentTypeOf,
  }),
  cluster: defineKind({
    kind: 'ClusterComponentType',
    namespaced: false,
    schema: componentTypeSchema,
    content: componentTypeOf,
  }),
};
export const traits = definitionPair('Trait');
export const projectTypes = definitionPair('ProjectType');
export const resourceTypes = definitionPair('ResourceType');
