// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  AuthService,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';

/** Who is signed in to the portal, and whose groups say what they own. */
export const people = {
  platformEngineer: {
    userEntityRef: 'user:default/piet',
    ownershipEntityRefs: ['user:default/piet', 'group:default/platform'],
  },
  /** One of the team that owns what the tenant acme has. */
  developer: {
    userEntityRef: 'user:default/dana',
    ownershipEntityRefs: ['user:default/dana', 'group:default/acme-platform'],
  },
  /** Of no team. */
  guest: {
    userEntityRef: 'user:default/gus',
    ownershipEntityRefs: ['user:default/gus'],
  },
} as const;

export type PersonName = keyof typeof people;

/** Tells the portal the groups of people, as its sign-in would. */
export const userInfoFactory = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    async getUserInfo(credentials) {
      const { principal } = credentials as {
        principal?: { userEntityRef?: string };
      };
      const person = Object.values(people).find(
        ({ userEntityRef }) => userEntityRef === principal?.userEntityRef,
      );
      if (!person) {
        throw new Error(`${principal?.userEntityRef} is nobody of these tests`);
      }
      return {
        userEntityRef: person.userEntityRef,
        ownershipEntityRefs: [...person.ownershipEntityRefs],
      };
    },
  }),
});

/**
 * The mock of Backstage's own, which forgets by whom a plugin asks for a user. The permission backend tells such a
 * request from the user's own, of which it takes less.
 */
export const authFactory = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }): AuthService {
    const auth = mockServices.auth({
      pluginId: plugin.getId(),
      disableDefaultAuthPolicy: false,
    });
    return {
      authenticate: (...args) => auth.authenticate(...args),
      isPrincipal: auth.isPrincipal.bind(auth),
      getNoneCredentials: () => auth.getNoneCredentials(),
      getOwnServiceCredentials: () => auth.getOwnServiceCredentials(),
      getLimitedUserToken: credentials => auth.getLimitedUserToken(credentials),
      listPublicServiceKeys: () => auth.listPublicServiceKeys(),
      async getPluginRequestToken(options) {
        const { onBehalfOf } = options;
        if (!auth.isPrincipal(onBehalfOf, 'user')) {
          return auth.getPluginRequestToken(options);
        }
        const actor = { subject: `plugin:${plugin.getId()}` };
        const { userEntityRef } = onBehalfOf.principal;
        return { token: mockCredentials.user.token(userEntityRef, { actor }) };
      },
    };
  },
});
