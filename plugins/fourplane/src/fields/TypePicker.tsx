// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  TypeChoice,
  TypeChoiceKind,
} from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  useReply,
  type ReplyState,
} from '@fourplane/plugin-fourplane-react';
import { choicesOf, type Choices } from './Choices';
import { FieldReplies } from './FieldReplies';
import { optionsOf, type PickerProps, type PlaceOptions } from './PickerProps';
import { PickerView } from './PickerView';
import { Place, type PlacePath } from './Place';
import { titled } from './titled';

/** `kind`: a component type unless it says so; `workloadType`: only those that run as such (`deployment`, `cronjob`, …). */
export interface TypeOptions extends PlaceOptions {
  readonly kind?: TypeChoiceKind;
  readonly workloadType?: string;
}

type Props = PickerProps<string, TypeOptions>;

/** A type or a trait that a project's tenant, or a tenant, can use; its name. */
export function TypePicker(props: Props) {
  return (
    <FieldReplies>
      <Place
        field={props}
        of="place"
        without={why => <View props={props} choices={why} />}
      >
        {path =>
          path.kind === 'project' ? (
            <OfProject props={props} path={path} />
          ) : (
            <OfTenant props={props} path={path} />
          )
        }
      </Place>
    </FieldReplies>
  );
}

function OfProject(of: {
  props: Props;
  path: Extract<PlacePath, { kind: 'project' }>;
}) {
  const { controlPlane, tenant, project } = of.path;
  const { kind = 'componentType' } = optionsOf(of.props);
  const names = { controlPlane, tenant, project, typeKind: kind };
  const reply = useReply('listProjectTypeChoices', names);
  return <View props={of.props} choices={typesIn(reply, of.props)} />;
}

function OfTenant(of: {
  props: Props;
  path: Extract<PlacePath, { kind: 'tenant' }>;
}) {
  const { controlPlane, tenant } = of.path;
  const { kind = 'componentType' } = optionsOf(of.props);
  const reply = useReply('listTenantTypeChoices', {
    controlPlane,
    tenant,
    typeKind: kind,
  });
  return <View props={of.props} choices={typesIn(reply, of.props)} />;
}

function View({ props, choices }: { props: Props; choices: Choices }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { kind = 'componentType' } = optionsOf(props);
  return (
    <PickerView
      props={props}
      title={t(`field.types.${kind}`)}
      what={t('field.what.types')}
      value={props.formData}
      onChange={props.onChange}
      choices={choices}
    />
  );
}

function typesIn(reply: ReplyState<TypeChoice[]>, props: Props): Choices {
  const { workloadType: wanted } = optionsOf(props);
  return choicesOf(reply, data =>
    data
      .filter(({ workloadType }) => !wanted || workloadType === wanted)
      .map(({ name, title, description }) => ({
        id: name,
        label: titled(name, title),
        ...(description && { description }),
      })),
  );
}
