// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ArchivedLine } from '../LogArchive';
import { lineIdOf } from './logPosition';
import { LogLineEvent } from './PodLogTarget';

/** A line as it is sent. */
export function lineEventOf(line: ArchivedLine): LogLineEvent {
  return { type: 'line', at: line.at, text: line.text, id: lineIdOf(line) };
}
