// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  TypeChoice,
  WorkflowChoice,
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
import { textAt } from './textAt';
import { titled } from './titled';

/** `type`: where the form has the component type, whose workflows are offered; `type` unless given. */
export interface WorkflowOptions extends PlaceOptions {
  readonly type?: string;
}

type Props = PickerProps<string, WorkflowOptions>;

/** A workflow that builds sources, of those a component type allows; its name. */
export function WorkflowPicker(props: Props) {
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
  const { kind: _, ...path } = of.path;
  const reply = useReply('listProjectWorkflowChoices', path);
  const types = useReply('listProjectTypeChoices', {
    ...path,
    typeKind: 'componentType',
  });
  const choices = workflowsIn(reply, types, of.props);
  return <View props={of.props} choices={choices} />;
}

function OfTenant(of: {
  props: Props;
  path: Extract<PlacePath, { kind: 'tenant' }>;
}) {
  const { kind: _, ...path } = of.path;
  const reply = useReply('listTenantWorkflowChoices', path);
  const types = useReply('listTenantTypeChoices', {
    ...path,
    typeKind: 'componentType',
  });
  const choices = workflowsIn(reply, types, of.props);
  return <View props={of.props} choices={choices} />;
}

function View({ props, choices }: { props: Props; choices: Choices }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <PickerView
      props={props}
      title={t('field.workflow')}
      what={t('field.what.workflows')}
      value={props.formData}
      onChange={props.onChange}
      choices={choices}
    />
  );
}

function workflowsIn(
  reply: ReplyState<WorkflowChoice[]>,
  types: ReplyState<TypeChoice[]>,
  props: Props,
): Choices {
  const { type: path = 'type' } = optionsOf(props);
  const named = textAt(props.formContext?.formData, path);
  // Where the types cannot be listed all are offered: the control plane refuses what a type does not allow.
  const type =
    types.state === 'present'
      ? types.data.find(({ name }) => name === named)
      : undefined;
  return choicesOf(reply, data =>
    data
      .filter(
        ({ name, isShared, buildsSource }) =>
          buildsSource &&
          (!type?.workflows ||
            type.workflows.some(
              allowed =>
                allowed.name === name &&
                allowed.kind.startsWith('Cluster') === isShared,
            )),
      )
      .map(({ name, title, description }) => ({
        id: name,
        label: titled(name, title),
        ...(description && { description }),
      })),
  );
}
