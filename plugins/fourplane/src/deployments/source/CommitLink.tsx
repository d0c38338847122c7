// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Link } from '@backstage/ui';
import type { Component } from '@fourplane/plugin-fourplane-common';
import styles from '../Deploy.module.css';
import { commitUrl } from './commitUrl';

const SHORT_COMMIT = 8;

/** A commit, leading to its page where it is known how the repository's host names such pages. */
export function CommitLink(props: {
  commit: string;
  source: Component['source'];
}) {
  const { commit, source } = props;
  const url =
    source?.type === 'git' ? commitUrl(source.url, commit) : undefined;
  const short = (
    <code className={styles.value} title={commit}>
      {commit.slice(0, SHORT_COMMIT)}
    </code>
  );
  return url ? (
    <Link href={url} target="_blank" rel="noopener noreferrer">
      {short}
    </Link>
  ) : (
    short
  );
}
