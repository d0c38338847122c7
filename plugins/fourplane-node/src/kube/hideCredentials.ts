// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isCredentialName } from './isCredentialName';

/** What stands in place of a credential. */
export const HIDDEN = '(hidden)';

/** What to show in place of a credential. */
export type Hide = (credential: string) => string;

/** The password in `scheme://user:password@host`. */
const URL_PASSWORD = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:)([^\s/@]+)(?=@)/gi;
/** Fields that say what an item of a list is called, and those that then hold its value. */
const itemNames = ['name', 'key'];
const itemValues = ['value', 'default'];

/**
 * A copy of a JSON value in which credentials are hidden: texts in fields that are named like one, in items of lists that
 * are (`{name: 'DB_PASSWORD', value: …}`), and passwords within URLs. Objects under such a name point at a credential
 * and are looked into.
 */
export function hideCredentials(
  value: unknown,
  hide: Hide = () => HIDDEN,
): unknown {
  if (typeof value === 'string') {
    return value.replace(
      URL_PASSWORD,
      (_, before, password) => `${before}${hide(password)}`,
    );
  }
  if (Array.isArray(value)) {
    return value.map(item => hideCredentials(item, hide));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const fields = Object.entries(value);
  const isCredentialItem = fields.some(
    ([field, name]) =>
      itemNames.includes(field) &&
      typeof name === 'string' &&
      isCredentialName(name),
  );
  return Object.fromEntries(
    fields.map(([field, item]) => [
      field,
      isCredentialName(field) ||
      (isCredentialItem && itemValues.includes(field))
        ? hidden(item, hide)
        : hideCredentials(item, hide),
    ]),
  );
}

/**
 * A value as it was shown by {@link hideCredentials} and then edited, with what was hidden and left so taken from where
 * it is stored: at the same field, or in the item of the same name.
 */
export function revealCredentials(edited: unknown, stored: unknown): unknown {
  if (typeof edited === 'string') {
    return typeof stored === 'string' && hideCredentials(stored) === edited
      ? stored
      : revealed(edited, stored);
  }
  if (Array.isArray(edited)) {
    const before: unknown[] = Array.isArray(stored) ? stored : [];
    return edited.map((item, index) => {
      const name = nameOf(item);
      return revealCredentials(
        item,
        name === undefined
          ? before[index]
          : before.find(each => nameOf(each) === name),
      );
    });
  }
  if (typeof edited !== 'object' || edited === null) {
    return edited;
  }
  const before = { ...Object(stored) };
  return Object.fromEntries(
    Object.entries(edited).map(([field, item]) => [
      field,
      revealCredentials(item, before[field]),
    ]),
  );
}

function revealed(edited: string, stored: unknown): unknown {
  return edited === HIDDEN && typeof stored === 'string' ? stored : edited;
}

function hidden(value: unknown, hide: Hide): unknown {
  if (typeof value === 'string') {
    return value === '' ? value : hide(value);
  }
  return Array.isArray(value)
    ? value.map(item => hidden(item, hide))
    : hideCredentials(value, hide);
}

function nameOf(item: unknown): string | undefined {
  const fields = { ...Object(item) };
  return itemNames
    .map(field => fields[field])
    .find(name => typeof name === 'string');
}
