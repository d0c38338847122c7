// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** How the items of a list are owned: one by one, by a key or by value, or all at once. */
export type ListOwnership =
  | { readonly by: 'whole' }
  | { readonly by: 'value' }
  | {
      readonly by: 'keys';
      readonly keys: readonly string[];
      /** The value of a key an item leaves out. */
      readonly defaults: Readonly<Record<string, unknown>>;
    };

/** How a value and what is in it is owned. */
export interface FieldType {
  /** Whether an object is owned as a whole, not member by member. */
  readonly isWhole: boolean;
  readonly list: ListOwnership;
  /** Whether the name is a field of the kind, and not a key somebody chose. */
  isField(name: string): boolean;
  /** The type of a member; undefined where the schema has no such member. */
  member(name: string): FieldType | undefined;
  readonly item: FieldType;
}

/** A value nothing is known of: objects member by member, lists as a whole. */
export const untypedValue: FieldType = {
  isWhole: false,
  list: { by: 'whole' },
  isField: () => false,
  member: () => untypedValue,
  get item() {
    return untypedValue;
  },
};

/** A value without parts. */
export const scalarValue: FieldType = {
  ...untypedValue,
  isWhole: true,
  get item() {
    return scalarValue;
  },
};
