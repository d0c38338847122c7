// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** How hosts of Git repositories call the page of a commit, by the name of the host. */
const pages: readonly {
  readonly host: RegExp;
  readonly path: string;
}[] = [
  { host: /github/i, path: 'commit' },
  { host: /gitlab/i, path: '-/commit' },
  { host: /bitbucket\.org$/i, path: 'commits' },
  { host: /gitea|forgejo|codeberg/i, path: 'commit' },
  { host: /dev\.azure\.com$/i, path: 'commit' },
];

/**
 * The page of a commit of a Git repository, given as `https://…`, `ssh://…` or `git@host:path`; `undefined` where it is not
 * known how the host names such pages. Pure.
 */
export function commitUrl(
  repository: string,
  commit: string,
): string | undefined {
  const place = placeOf(repository);
  const page = place && pages.find(({ host }) => host.test(place.host));
  return page && /^[0-9a-f]{7,64}$/i.test(commit)
    ? `https://${place.host}/${place.path}/${page.path}/${commit}`
    : undefined;
}

function placeOf(
  repository: string,
): { readonly host: string; readonly path: string } | undefined {
  const [, host, path] =
    /^(?:https?:\/\/|ssh:\/\/)(?:[^@/]*@)?([^/]+)\/(.+)$/i.exec(repository) ??
    /^(?:[^@/]+@)([^:/]+):(.+)$/.exec(repository) ??
    [];
  if (!host || !path) {
    return undefined;
  }
  return {
    // The port of SSH is not that of the pages.
    host: /^ssh:/i.test(repository) ? host.replace(/:\d+$/, '') : host,
    path: path
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .replace(/\.git$/, ''),
  };
}
