// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { Deployment } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { CopyButton } from './CopyButton';
import styles from './Overview.module.css';
import { usefulUrls } from './usefulUrls';

type EndpointUrl = Deployment['urls'][number];

/** Where a deployment answers: the most useful URL of each endpoint, the others on demand. */
export function DeploymentUrls(props: { urls: readonly EndpointUrl[] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { first, others } = usefulUrls(props.urls);
  return (
    <>
      <UrlList urls={first} />
      {others.length > 0 && (
        <details className={styles.more}>
          <summary>{t('overview.moreUrls', { count: others.length })}</summary>
          <UrlList urls={others} />
        </details>
      )}
    </>
  );
}

function UrlList({ urls }: { urls: readonly EndpointUrl[] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <ul className={styles.urls}>
      {urls.map(({ endpoint, url, visibility }) => {
        const name = t('overview.url', { endpoint, visibility });
        return (
          <li key={`${name} ${url}`}>
            <Address url={url} name={name} />
            <CopyButton text={url} label={t('overview.copyUrl', { name })} />
          </li>
        );
      })}
    </ul>
  );
}

/** Only what a browser can open is a link; `grpc:` and the like are text. */
function Address({ url, name }: { url: string; name: string }) {
  return /^https?:\/\//i.test(url) ? (
    <Link href={url} title={url} target="_blank" rel="noopener noreferrer">
      {name}
    </Link>
  ) : (
    <span title={url}>{name}</span>
  );
}
