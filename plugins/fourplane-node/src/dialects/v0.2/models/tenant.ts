// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { withoutAbsent } from '../../reading/fields';
import { choreoReader } from '../choreoReader';
import { organizationKind } from '../kinds/organization';

export const tenantReader = choreoReader({
  modelKind: 'tenant',
  kind: organizationKind,
  model: (ref, { title, description, owner, health }) =>
    withoutAbsent({ ref, title, description, owner, health }),
});
