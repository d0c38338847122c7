// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { CharacterSet } from './CharacterSet';

/** What holds between two characters. */
export type Assertion = 'start' | 'end' | 'boundary' | 'noBoundary';

/** A part of a regular expression. `most` may be `Infinity`; a lazy repetition takes as few as it can. */
export type ExpressionNode =
  | { readonly type: 'character'; readonly set: CharacterSet }
  | { readonly type: 'assertion'; readonly assertion: Assertion }
  | { readonly type: 'sequence'; readonly parts: readonly ExpressionNode[] }
  | { readonly type: 'choice'; readonly options: readonly ExpressionNode[] }
  | {
      readonly type: 'repetition';
      readonly of: ExpressionNode;
      readonly least: number;
      readonly most: number;
      readonly isLazy: boolean;
    };
