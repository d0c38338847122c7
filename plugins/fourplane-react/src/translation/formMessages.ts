// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Messages of forms that are made from a JSON schema. */
export const formMessages = {
  notSet: 'Not set',
  choose: 'Choose',
  json: 'Write it as JSON.',
  others: 'Other values',
  item: '{{name}} {{number}}',
  add: 'Add to {{name}}',
  remove: 'Remove {{name}}',
  shape: 'Kind of {{name}}',
  variant: '{{number}}: {{kind}}',
  problem: {
    required: 'This is needed.',
    text: 'This must be text.',
    number: 'This must be a number.',
    integer: 'This must be a whole number.',
    boolean: 'This must be on or off.',
    list: 'This must be a list: [ … ].',
    object: 'This must be an object: { … }.',
    choice: 'This is none of the possible values.',
    json: 'This is not JSON.',
    pattern: 'This must match {{limit}}.',
    minLength: 'This must have at least {{limit}} characters.',
    maxLength: 'This must have at most {{limit}} characters.',
    minimum: 'This must be at least {{limit}}.',
    maximum: 'This must be at most {{limit}}.',
    above: 'This must be more than {{limit}}.',
    below: 'This must be less than {{limit}}.',
    minItems: 'This needs at least {{limit}} items.',
    maxItems: 'This may have at most {{limit}} items.',
  },
} as const;
