// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ModelRef, ThingChoice } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { choicesOf, type Choice, type Choices } from './Choices';
import { FieldReplies } from './FieldReplies';
import { optionsOf, type PickerProps } from './PickerProps';
import { PickerView } from './PickerView';
import { textAt } from './textAt';
import { thingNamed } from './thingNamed';

/** Which tenants or projects are offered, by names that the template knows. */
export interface ThingOptions {
  /** Those of one control plane. */
  readonly controlPlane?: string;
  /** Those of one tenant, or that tenant itself. */
  readonly inTenant?: string;
  /** Of projects: where the form has the tenant, `tenant` unless given. */
  readonly tenant?: string;
}

type Props = PickerProps<string, ThingOptions>;

/** A tenant, as its entity ref. */
export function TenantPicker(props: Props) {
  return (
    <FieldReplies>
      <Tenants {...props} />
    </FieldReplies>
  );
}

function Tenants(props: Props) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const reply = useReply('listTenantChoices', {});
  const { inTenant } = optionsOf(props);
  const isOffered = ({ ref }: ThingChoice) =>
    isIn(ref.controlPlane, optionsOf(props).controlPlane) &&
    isIn(ref.name, inTenant);
  return (
    <PickerView
      props={props}
      title={t('field.tenant')}
      what={t('field.what.tenants')}
      value={props.formData}
      onChange={props.onChange}
      choices={choicesOf(reply, data => shown(data.filter(isOffered)))}
    />
  );
}

/** A project, as its entity ref; of one tenant where the form has a field for that. */
export function ProjectPicker(props: Props) {
  const { tenant = 'tenant' } = optionsOf(props);
  const within = textAt(props.formContext?.formData, tenant);
  return (
    <FieldReplies>
      {within === undefined ? (
        <Projects props={props} />
      ) : (
        <ProjectsWithin props={props} tenant={within} />
      )}
    </FieldReplies>
  );
}

function Projects({ props, of }: { props: Props; of?: ModelRef }) {
  const reply = useReply('listProjectChoices', {});
  const { controlPlane = of?.controlPlane, inTenant = of?.name } =
    optionsOf(props);
  const isOffered = ({ ref }: ThingChoice) =>
    isIn(ref.controlPlane, controlPlane) && isIn(ref.tenant, inTenant);
  const choices = choicesOf(reply, data => shown(data.filter(isOffered)));
  return <ProjectView props={props} choices={choices} />;
}

function ProjectsWithin({ props, tenant }: { props: Props; tenant: string }) {
  const reply = useReply('listTenantChoices', {});
  if (reply.state !== 'present') {
    const choices = choicesOf<ThingChoice[]>(reply, () => []);
    return <ProjectView props={props} choices={choices} />;
  }
  const of = thingNamed(reply.data, tenant)?.ref;
  return of ? (
    <Projects props={props} of={of} />
  ) : (
    <ProjectView props={props} choices={{ state: 'unknown', text: tenant }} />
  );
}

function ProjectView({ props, choices }: { props: Props; choices: Choices }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <PickerView
      props={props}
      title={t('field.project')}
      what={t('field.what.projects')}
      value={props.formData}
      onChange={props.onChange}
      choices={choices}
    />
  );
}

function isIn(name: string | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || name === wanted;
}

/** Titles are not unique, names within what they lie in are, and that within a control plane. */
function shown(things: readonly ThingChoice[]): Choice[] {
  const planes = new Set(things.map(({ ref }) => ref.controlPlane));
  return things.map(({ ref, entityRef, title }) => {
    const path = [
      ...(planes.size > 1 ? [ref.controlPlane] : []),
      ...(ref.tenant ? [ref.tenant] : []),
      ref.name,
    ].join('/');
    return {
      id: entityRef,
      label: title && title !== path ? `${title} (${path})` : path,
    };
  });
}
