// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What the sandbox does otherwise than the real controllers, on purpose. */
export interface Deviation {
  /** Matches `Kind namespace/name > field > field`. */
  readonly where: RegExp;
  readonly why: string;
}

const ownTemplates =
  'demo-app-(grpc-service|reading-list|tls-service|with-embedded-traits)';

export const deviations: readonly Deviation[] = [
  {
    where: new RegExp(
      `^(RenderedRelease|ReleaseBinding) default/${ownTemplates}-development > (spec > )?(resources|endpoints)`,
    ),
    why: 'templates of component types and traits are not evaluated: objects are rendered as the four getting-started types render them',
  },
  {
    where: new RegExp(
      `^(HTTPRoute|PersistentVolumeClaim) dp-default-default-development-\\w+/${ownTemplates}-`,
    ),
    why: 'the objects of such templates',
  },
];
