// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export { actionFailureOf, type ActionFailure } from './ActionFailure';
export {
  ActionFailureNotice,
  type ActionFailureNoticeProps,
} from './ActionFailureNotice';
export { IssueList, type IssueListProps } from './IssueList';
export { WhyNot, type WhyNotProps } from './WhyNot';
export { useAction, type Action, type ActionState } from './useAction';
export { usePreview, type Preview, type PreviewState } from './usePreview';
