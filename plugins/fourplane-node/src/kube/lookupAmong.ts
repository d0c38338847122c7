// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { lookup as systemLookup, LookupAddress } from 'node:dns';
import { LookupFunction } from 'node:net';

/** Code of the error for a name that stands for an address which may not be dialled. */
export const NOT_ALLOWED = 'ERR_ADDRESS_NOT_ALLOWED';

/**
 * Name resolution that fails when any address of a name is not allowed, so that a name cannot be pointed at what it must
 * not reach after it has been checked.
 */
export function lookupAmong(
  mayDial: (address: string) => boolean,
): LookupFunction {
  return (hostname, options, callback) => {
    systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, [], 0);
      } else if (!addresses.every(({ address }) => mayDial(address))) {
        callback(notAllowed(hostname), [], 0);
      } else if (options.all) {
        callback(null, addresses);
      } else {
        const [first]: LookupAddress[] = addresses;
        callback(null, first.address, first.family);
      }
    });
  };
}

function notAllowed(hostname: string): NodeJS.ErrnoException {
  return Object.assign(
    new Error(`${hostname} stands for an address that must not be dialled`),
    { code: NOT_ALLOWED },
  );
}
