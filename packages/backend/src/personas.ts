// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
  createProxyAuthenticator,
} from '@backstage/plugin-auth-node';

/**
 * The people one can sign in as without a password, each an auth provider of its own. Users of examples/org.yaml.
 * The portal is a demo that listens on loopback only.
 */
const personas = {
  developer: 'user:default/dana',
  'platform-engineer': 'user:default/piet',
};

function personaProvider(userEntityRef: string) {
  return createProxyAuthProviderFactory({
    authenticator: createProxyAuthenticator({
      defaultProfileTransform: async () => ({ profile: {} }),
      initialize() {
        return undefined;
      },
      async authenticate() {
        return { result: { userEntityRef } };
      },
    }),
    async signInResolver({ result }, context) {
      return context.signInWithCatalogUser({
        entityRef: result.userEntityRef,
      });
    },
  });
}

export default createBackendModule({
  pluginId: 'auth',
  moduleId: 'personas',
  register(registration) {
    registration.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        for (const [providerId, userEntityRef] of Object.entries(personas)) {
          providers.registerProvider({
            providerId,
            factory: personaProvider(userEntityRef),
          });
        }
      },
    });
  },
});
