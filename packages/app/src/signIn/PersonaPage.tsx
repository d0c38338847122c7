// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useState } from 'react';
import { ProxiedSignInPage } from '@backstage/core-components';
import { IdentityApi } from '@backstage/core-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import {
  Button,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Container,
  Flex,
  Text,
} from '@backstage/ui';
import styles from './PersonaPage.module.css';

const personas = [
  {
    provider: 'developer',
    name: 'Dana, developer',
    description:
      'Owns the storefront of Acme. Sees the whole catalog, and live state of what her teams own.',
  },
  {
    provider: 'platform-engineer',
    name: 'Piet, platform engineer',
    description:
      'Runs the planes. Sees every tenant, every plane and how the portal watches them.',
  },
];

const STORAGE_KEY = 'demo.persona';

/** Who to be, kept for the browser tab so that a reload stays signed in. */
export function PersonaPage({ onSignInSuccess }: SignInPageProps) {
  const [provider, setProvider] = useState(
    sessionStorage.getItem(STORAGE_KEY) ?? undefined,
  );

  if (provider) {
    return (
      <ProxiedSignInPage
        provider={provider}
        onSignInSuccess={identity => onSignInSuccess(forgetting(identity))}
      />
    );
  }

  const choose = (chosen: string) => {
    sessionStorage.setItem(STORAGE_KEY, chosen);
    setProvider(chosen);
  };

  return (
    <main className={styles.page}>
      <Container>
        <Flex direction="column" gap="6">
          <Text as="h1" variant="title-large" weight="bold">
            OpenChoreo demo portal
          </Text>
          <Text as="p">
            Choose who to be. Nothing leaves this machine, and there is no
            password.
          </Text>
          <div className={styles.choices}>
            {personas.map(persona => (
              <Card key={persona.provider}>
                <CardHeader>
                  <Text as="h2" variant="title-small" weight="bold">
                    {persona.name}
                  </Text>
                </CardHeader>
                <CardBody>
                  <Text as="p">{persona.description}</Text>
                </CardBody>
                <CardFooter>
                  <Button onPress={() => choose(persona.provider)}>
                    Enter as {persona.name.split(',')[0]}
                  </Button>
                </CardFooter>
              </Card>
            ))}
          </div>
        </Flex>
      </Container>
    </main>
  );
}

/** Signing out leads back to the choice. */
function forgetting(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    async signOut() {
      sessionStorage.removeItem(STORAGE_KEY);
      await identity.signOut();
      window.location.reload();
    },
  };
}
