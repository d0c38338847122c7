// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Something that happened, drawn across a chart where it did. @public */
export interface ChartMarker {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: 'build' | 'deploy';
  readonly label: string;
  /** Where there is more of it. */
  readonly href?: string;
}
