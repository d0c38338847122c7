// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export type { ReceivedCall, StandInOptions } from './StandInServer';
export type { FaultyAnswer, StandInFaults } from './StandInFaults';
