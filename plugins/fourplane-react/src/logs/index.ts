// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export { findErrorLine } from './findErrorLine';
export {
  LogBuffer,
  type KeptLine,
  type LogBufferOptions,
  type WrittenLine,
} from './LogBuffer';
export type { LogFailure, LogOrigin, LogStatus } from './LogStatus';
export type { LogRequest, OpenLog } from './OpenLog';
export { readLog, whyNotWhole, type LogReading } from './readLog';
export { saveFile } from './saveFile';
export { saveLog } from './saveLog';
export {
  useLogStream,
  type LogStreamUse,
  type LogStreamView,
} from './useLogStream';
export { LogView, type LogViewProps } from './LogView';
