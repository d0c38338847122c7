// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What the stand-in answers otherwise than OpenSearch 2.19.1, by the name of the question, and why. */
export const deviations: ReadonlyMap<string, string> = new Map();
