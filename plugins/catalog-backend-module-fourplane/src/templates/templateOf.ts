// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import {
  ANNOTATION_TEMPLATE,
  isRefOf,
  isSameRef,
  RefOf,
  TemplatedKind,
  templateNameOf,
  TypeDefinition,
} from '@fourplane/plugin-fourplane-common';
import { fieldTitle, Model } from '@fourplane/plugin-fourplane-node';
import { catalogText } from '../entities/catalogText';
import { identity } from '../entities/entityOf';
import { ownerOf } from '../entities/ownerOf';
import { componentTemplate } from './componentTemplate';
import { projectTemplate } from './projectTemplate';
import { resourceTemplate } from './resourceTemplate';
import { TemplateParts, TemplateProblem } from './TemplateParts';

const NO_TEMPLATE = 'none';
const MAX_TAG_LENGTH = 63;
const TAG = /^[a-z0-9:+#]+(-[a-z0-9:+#]+)*$/;

/** What else a template is read from. */
export interface TemplateContext {
  readonly model: Pick<Model, 'read' | 'unreadable'>;
  /** Full entity ref. */
  readonly defaultOwner: string;
}

/** What a type is as a template. `none`: there shall be none; `broken`: there can be none, and why. */
export type TemplateReading =
  | {
      readonly outcome: 'template';
      readonly entity: Entity;
      readonly remarks: readonly string[];
    }
  | { readonly outcome: 'absent' | 'none' }
  | { readonly outcome: 'broken'; readonly problem: string };

/** Makes the software template of a type, read from the model now. Pure: what it reads decides what it returns. */
export function templateOf(
  ref: RefOf<TemplatedKind>,
  context: TemplateContext,
): TemplateReading {
  const { model } = context;
  const reading = model.read(ref);
  if (reading.state === 'absent') {
    return { outcome: 'absent' };
  }
  const broken =
    reading.state === 'unreadable'
      ? reading.unreadable
      : model.unreadable().find(each => isSameRef(each.ref, ref));
  if (reading.state === 'unreadable' || broken) {
    const issues = broken?.issues ?? [];
    return {
      outcome: 'broken',
      problem: issues
        .map(({ path, message }) => `${path}: ${message}`)
        .join('; '),
    };
  }
  const offer = reading.model.template?.offer;
  if (offer === NO_TEMPLATE) {
    return { outcome: 'none' };
  }
  try {
    return entityOf(ref, reading.model, context);
  } catch (error) {
    if (error instanceof TemplateProblem) {
      return { outcome: 'broken', problem: error.message };
    }
    throw error;
  }
}

function entityOf(
  ref: RefOf<TemplatedKind>,
  definition: TypeDefinition,
  context: TemplateContext,
): TemplateReading {
  const parts = partsOf(ref, definition, context);
  const words = definition.template ?? {};
  const owner = ownerOf(ref, words.owner ?? definition.owner, context);
  const { tags, remarks } = tagsOf(words.tags, parts.noun);
  const name = templateNameOf(ref);
  return {
    outcome: 'template',
    entity: {
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: name.kind,
      metadata: {
        name: name.name,
        namespace: name.namespace,
        title:
          catalogText(words.title ?? definition.title) ??
          `${fieldTitle(ref.name)} ${parts.noun}`,
        description:
          catalogText(words.description ?? definition.description) ??
          `Makes a ${parts.noun} of the type ${ref.name}.`,
        annotations: identity(ref),
        tags,
      },
      spec: {
        owner: owner.ref,
        type: parts.type,
        parameters: parts.pages.map(cleaned),
        steps: [...parts.steps],
        output: {
          links: [
            {
              title: `Open the ${parts.noun}`,
              icon: 'catalog',
              entityRef: '${{ steps.create.output.entityRef }}',
            },
          ],
        },
      },
    },
    remarks: [
      ...owner.remarks,
      ...offerRemarks(words.offer),
      ...remarks,
      ...parts.remarks,
    ],
  };
}

function partsOf(
  ref: RefOf<TemplatedKind>,
  definition: TypeDefinition,
  { model }: TemplateContext,
): TemplateParts {
  if (isRefOf(ref, 'componentType')) {
    return componentTemplate({ ref, definition, model });
  }
  if (isRefOf(ref, 'projectType')) {
    return projectTemplate({ ref, definition, model });
  }
  return resourceTemplate({
    ref: { ...ref, kind: 'resourceType' },
    definition,
    model,
  });
}

function offerRemarks(offer: string | undefined): string[] {
  return offer === undefined
    ? []
    : [
        `annotation ${ANNOTATION_TEMPLATE} not used: "${offer}" must be "${NO_TEMPLATE}", for no template`,
      ];
}

function tagsOf(written: readonly string[] | undefined, noun: string) {
  const wanted = (written ?? ['openchoreo', noun]).map(tag =>
    tag.toLocaleLowerCase('en-US').replace(/\s+/g, '-'),
  );
  const isTag = (tag: string) => tag.length <= MAX_TAG_LENGTH && TAG.test(tag);
  return {
    tags: [...new Set(wanted.filter(isTag))],
    remarks: wanted
      .filter(tag => !isTag(tag))
      .map(tag => `tag not used: '${tag}' is not a tag of the catalog`),
  };
}

/** Without characters that some databases refuse. */
function cleaned(value: JsonValue): JsonValue {
  const text = JSON.stringify(value, (_, part) =>
    typeof part === 'string' ? catalogText(part) ?? '' : part,
  );
  return JSON.parse(text);
}
