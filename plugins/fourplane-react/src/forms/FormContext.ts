// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createContext, useContext } from 'react';

/** What every field of one form shares. */
export interface FormContextValue {
  /** What is wrong at a path, in sentences; empty where nothing is. */
  messageAt(path: string): string;
  readonly isDisabled: boolean;
}

export const FormContext = createContext<FormContextValue>({
  messageAt: () => '',
  isDisabled: false,
});

/** How a control at a path says what is wrong. With `isInvalid` beside it, react-aria would say no more than that. */
export function useFieldState(path: string) {
  const { messageAt, isDisabled } = useContext(FormContext);
  const message = messageAt(path);
  return {
    isDisabled,
    validationBehavior: 'aria',
    validate: () => message || null,
  } as const;
}
