// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { EnvironmentChoice } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { useEffect } from 'react';
import { choicesOf, type Choice, type Choices } from './Choices';
import { FieldReplies } from './FieldReplies';
import { optionsOf, type PickerProps, type PlaceOptions } from './PickerProps';
import { PickerView } from './PickerView';
import { Place, type PlacePath } from './Place';
import { titled } from './titled';

/** `first`: whether the first environment of the pipeline is chosen by itself. */
export interface EnvironmentOptions extends PlaceOptions {
  readonly first?: boolean;
}

type Props = PickerProps<string, EnvironmentOptions>;

/** An environment of a project's pipeline, in promotion order, or of a tenant; its name. */
export function EnvironmentPicker(props: Props) {
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
  const { props } = of;
  const { kind, ...path } = of.path;
  const reply = useReply('listProjectEnvironmentChoices', path);
  const first =
    reply.state === 'present'
      ? reply.data.find(({ isFirst }) => isFirst)?.ref.name
      : undefined;
  const isWanted = optionsOf(props).first && props.formData === undefined;
  const { onChange } = props;
  useEffect(() => {
    if (isWanted && first !== undefined) {
      onChange(first);
    }
  }, [isWanted, first, onChange]);
  return <View props={props} choices={useChoices(reply)} />;
}

function OfTenant(of: {
  props: Props;
  path: Extract<PlacePath, { kind: 'tenant' }>;
}) {
  const { kind, ...path } = of.path;
  const reply = useReply('listTenantEnvironmentChoices', path);
  return <View props={of.props} choices={useChoices(reply)} />;
}

function View({ props, choices }: { props: Props; choices: Choices }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <PickerView
      props={props}
      title={t('field.environment')}
      what={t('field.what.environments')}
      value={props.formData}
      onChange={props.onChange}
      choices={choices}
    />
  );
}

function useChoices(
  reply: ReturnType<typeof useReply<'listTenantEnvironmentChoices'>>,
): Choices {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return choicesOf(reply, data =>
    data.map(
      ({ ref, title, isProduction }: EnvironmentChoice): Choice => ({
        id: ref.name,
        label: titled(ref.name, title),
        ...(isProduction && { description: t('field.production') }),
      }),
    ),
  );
}
