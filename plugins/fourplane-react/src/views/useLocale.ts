// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  appLanguageApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';

/** The language the portal is shown in, as a BCP 47 tag. @public */
export function useLocale(): string {
  return (
    useApiHolder().get(appLanguageApiRef)?.getLanguage().language ??
    navigator.language
  );
}
