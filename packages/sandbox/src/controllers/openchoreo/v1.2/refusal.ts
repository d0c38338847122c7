// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Why nothing can be rendered: what the binding's first condition says. */
export interface Refusal {
  outcome: 'refused';
  reason: string;
  message: string;
}

export const refused = (reason: string, message: string): Refusal => ({
  outcome: 'refused',
  reason,
  message,
});

export const notFound = (kind: string, name: string): Refusal =>
  refused(`${kind}NotFound`, `${kind} "${name}" not found`);

export const renderingFailed = (error: unknown): Refusal =>
  refused(
    'RenderingFailed',
    error instanceof Error ? error.message : String(error),
  );
