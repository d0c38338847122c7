// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ChoiceFieldView } from './ChoiceFieldView';
import type { FieldProps } from './FieldProps';
import { GroupFieldView } from './GroupFieldView';
import { JsonFieldView } from './JsonFieldView';
import { ListFieldView } from './ListFieldView';
import { NumberFieldView } from './NumberFieldView';
import { SwitchFieldView } from './SwitchFieldView';
import { TextFieldView } from './TextFieldView';
import { VariantsFieldView } from './VariantsFieldView';

/** One field, whatever it is. */
export function FieldView({ field, ...rest }: FieldProps) {
  switch (field.kind) {
    case 'text':
      return <TextFieldView field={field} {...rest} />;
    case 'number':
      return <NumberFieldView field={field} {...rest} />;
    case 'switch':
      return <SwitchFieldView field={field} {...rest} />;
    case 'choice':
      return <ChoiceFieldView field={field} {...rest} />;
    case 'list':
      return <ListFieldView field={field} {...rest} />;
    case 'group':
      return <GroupFieldView field={field} {...rest} />;
    case 'variants':
      return <VariantsFieldView field={field} {...rest} />;
    default:
      return <JsonFieldView field={field} {...rest} />;
  }
}
