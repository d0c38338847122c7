// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ModelRef, ThingChoice } from '@fourplane/plugin-fourplane-common';
import { useReply } from '@fourplane/plugin-fourplane-react';
import type { ReactNode } from 'react';
import { choicesOf, type Choices } from './Choices';
import { optionsOf, type FieldFrame, type PlaceOptions } from './PickerProps';
import { textAt } from './textAt';
import { thingNamed } from './thingNamed';

/** A project's or a tenant's names, as the routes take them. */
export type PlacePath =
  | {
      readonly kind: 'project';
      readonly controlPlane: string;
      readonly tenant: string;
      readonly project: string;
    }
  | {
      readonly kind: 'tenant';
      readonly controlPlane: string;
      readonly tenant: string;
    };

/** Why it is not known where a field's choices are from. */
export type NoPlace = Exclude<Choices, { state: 'present' }>;

/**
 * Draws a field once it is known what an earlier one names: a project, or where that has no field a tenant. `of` is what
 * the field can do with.
 */
export function Place(props: {
  field: FieldFrame<PlaceOptions>;
  of: 'project' | 'tenant' | 'place';
  /** The field while it is not known, and why. */
  without: (why: NoPlace) => ReactNode;
  children: (path: PlacePath) => ReactNode;
}) {
  const { field, of, without, children } = props;
  const options = optionsOf(field);
  const formData: unknown = field.formContext?.formData;
  const inForm = {
    project: textAt(formData, options.project ?? 'project'),
    tenant: textAt(formData, options.tenant ?? 'tenant'),
  };
  const project = of === 'tenant' ? undefined : inForm.project;
  const tenant = of === 'project' ? undefined : inForm.tenant;
  if (project !== undefined) {
    return <InProject text={project} without={without} then={children} />;
  }
  if (tenant !== undefined) {
    return <InTenant text={tenant} without={without} then={children} />;
  }
  return <>{without({ state: 'waiting', for: of })}</>;
}

interface InThing {
  readonly text: string;
  readonly without: (why: NoPlace) => ReactNode;
  readonly then: (path: PlacePath) => ReactNode;
}

function InProject({ text, without, then }: InThing) {
  const reply = useReply('listProjectChoices', {});
  const found = reply.state === 'present' && thingNamed(reply.data, text);
  return (
    <>
      {found
        ? then({
            kind: 'project',
            ...tenantOf(found.ref),
            project: found.ref.name,
          })
        : without(whyNot(reply, text))}
    </>
  );
}

function InTenant({ text, without, then }: InThing) {
  const reply = useReply('listTenantChoices', {});
  const found = reply.state === 'present' && thingNamed(reply.data, text);
  const ref = found && found.ref;
  return (
    <>
      {ref
        ? then({
            kind: 'tenant',
            controlPlane: ref.controlPlane,
            tenant: ref.name,
          })
        : without(whyNot(reply, text))}
    </>
  );
}

function tenantOf({ controlPlane, tenant = '' }: ModelRef) {
  return { controlPlane, tenant };
}

function whyNot(
  reply:
    | ReturnType<typeof useReply<'listProjectChoices'>>
    | ReturnType<typeof useReply<'listTenantChoices'>>,
  text: string,
): NoPlace {
  const choices = choicesOf<ThingChoice[]>(reply, () => []);
  return choices.state === 'present' ? { state: 'unknown', text } : choices;
}
