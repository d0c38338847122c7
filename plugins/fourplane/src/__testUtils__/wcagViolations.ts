// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { configureAxe } from 'jest-axe';

/** axe with the rules of WCAG 2.1 AA; its advice beyond them depends on the page around ours. */
export const wcagViolations = configureAxe({
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
  },
});
