// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export type { Failure, FailureKind } from './Failure';
export { failureOf } from './failureOf';
export { messageOf } from './messageOf';
export { ReplyProvider, type ReplyProviderProps } from './ReplyProvider';
export type { ReplyOutcome } from './ReplyOutcome';
export { ReplyCache } from './ReplyCache';
export { useReplyClient } from './useReplyClient';
export { useReply, type ReplyState } from './useReply';
