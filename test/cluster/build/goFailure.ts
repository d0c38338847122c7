// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ClusterError, exitStatus } from '../ClusterError';

const again =
  'run the same command again: what is already downloaded and compiled is kept.';

/** Whether the module proxy answered that it has no such module: final, unlike a broken connection. */
export function isRefusal(output: string): boolean {
  return /\b(403 Forbidden|404 Not Found|410 Gone)\b|unknown revision|is not available|disabled by GOPROXY=off/.test(
    output,
  );
}

/** The one line of Go's output that says why; Go prints the details first and the cause last. */
export function causeLine(output: string): string {
  const lines = output
    .split('\n')
    .map(text => text.trim())
    .filter(
      text =>
        text &&
        !/^(go: (downloading|finding|found|added)|server response:)/.test(text),
    );
  const told = lines.filter(text =>
    /^go: |error|denied|killed|no space|undefined|cannot/i.test(text),
  );
  return (told.at(-1) ?? lines.at(-1) ?? 'it printed nothing').slice(0, 400);
}

/**
 * What went wrong in a run of the go command, from what it printed. Its exit status is `notBuilt` where nothing is
 * broken: this machine or its connection cannot do it.
 */
export function goFailure(doing: string, output: string): ClusterError {
  const cause = causeLine(output);
  if (/no space left on device|disk quota exceeded/i.test(output)) {
    return new ClusterError(`The disk is full: ${doing} stopped (${cause}).`, {
      mend: `Free some space (a first build of everything needs about 10 GB, most of it in Go's caches) and ${again}`,
      exitStatus: exitStatus.notBuilt,
    });
  }
  const newer = /requires go >= ([\d.]+)/.exec(output);
  if (newer) {
    return new ClusterError(
      `Go is too old: ${doing} needs Go ${newer[1]} or newer (${cause}).`,
      {
        mend: `Install that Go and ${again}`,
        exitStatus: exitStatus.noGo,
      },
    );
  }
  if (isRefusal(output)) {
    return new ClusterError(
      `The module proxy does not serve what ${doing} needs: ${cause}`,
      {
        mend: 'Check GOPROXY (go env GOPROXY), or take another version in test/cluster/build/programs.ts.',
        exitStatus: exitStatus.notBuilt,
      },
    );
  }
  if (/checksum mismatch|SECURITY ERROR/.test(output)) {
    return new ClusterError(
      `A download of ${doing} is not what was published: ${cause}`,
      { mend: `Clear the module cache (go clean -modcache) and ${again}` },
    );
  }
  if (
    /dial tcp|no such host|connection re(fused|set)|i\/o timeout|TLS handshake|unexpected EOF|proxyconnect|50[234] |context deadline|network is unreachable/i.test(
      output,
    )
  ) {
    return new ClusterError(`The connection failed while ${doing}: ${cause}`, {
      mend: `Check the connection to the Go module proxy (go env GOPROXY) and ${again}`,
      exitStatus: exitStatus.notBuilt,
    });
  }
  if (/signal: killed/.test(output)) {
    return new ClusterError(
      `The Go compiler was killed while ${doing} ran, most likely for want of memory (it takes up to 2.5 GB).`,
      { mend: `Try with --jobs 1; ${again}`, exitStatus: exitStatus.notBuilt },
    );
  }
  const tail = output.trim().split('\n').slice(-12).join('\n    ');
  return new ClusterError(`${doing} failed. Go's last lines:\n    ${tail}`);
}
