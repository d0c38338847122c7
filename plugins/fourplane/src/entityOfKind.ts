// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ANNOTATION_CONTROL_PLANE,
  ANNOTATION_KIND,
  type ModelKind,
} from '@fourplane/plugin-fourplane-common';

/** Which entities an extension is for, as portals override it: those of a catalog kind, in small letters, that stand for one of ours. */
export function entityOfKind(catalogKind: string, kind: ModelKind) {
  return {
    kind: catalogKind,
    [`metadata.annotations.${ANNOTATION_CONTROL_PLANE}`]: { $exists: true },
    [`metadata.annotations.${ANNOTATION_KIND}`]: kind,
  };
}
