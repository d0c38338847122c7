// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Source } from '@fourplane/plugin-fourplane-common';

/** A git repository as a browser opens it. Neither address carries credentials. */
export interface Repository {
  /** The repository's own page. */
  readonly url: string;
  /** The component's directory in it, with a trailing slash, as `backstage.io/source-location` wants it. */
  readonly location: string;
}

/** `git@host:group/name.git`, the short form of SSH. */
const SHORT_SSH = /^(?:[^@/\s]+@)?([\w.-]+):(?!\/)(.+)$/;

/** The repository of a git source; `undefined` for images and for addresses no browser can open. */
export function repositoryOf(
  source: Source | undefined,
): Repository | undefined {
  if (source?.type !== 'git') {
    return undefined;
  }
  const url = webAddress(source.url.trim());
  if (!url) {
    return undefined;
  }
  const branch = source.branch ?? source.commit;
  const path = (source.path ?? '').replace(/^[./]+|\/+$/g, '');
  const tree = branch && treePath(url.hostname);
  const location = tree
    ? [`${url.href}${tree}${encodePath(branch)}`, encodePath(path)]
    : [url.href];
  return { url: url.href, location: `${location.filter(Boolean).join('/')}/` };
}

function webAddress(text: string): URL | undefined {
  const short = text.includes('://') ? undefined : SHORT_SSH.exec(text);
  const candidate = short ? `https://${short[1]}/${short[2]}` : text;
  if (!URL.canParse(candidate)) {
    return undefined;
  }
  const url = new URL(candidate);
  if (url.protocol === 'ssh:' || url.protocol === 'git:') {
    return webAddress(`https://${url.hostname}${url.pathname}`);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return undefined;
  }
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  url.pathname = url.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  return url;
}

/** Where hosts that we know keep the tree of a branch; other hosts get the repository's root. */
function treePath(hostname: string): string | undefined {
  if (/(^|\.)github\./.test(hostname)) {
    return '/tree/';
  }
  if (/(^|\.)gitlab\./.test(hostname)) {
    return '/-/tree/';
  }
  return /(^|\.)bitbucket\.org$/.test(hostname) ? '/src/' : undefined;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
