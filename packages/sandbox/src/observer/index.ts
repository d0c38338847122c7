// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export { ObserverServer } from './ObserverServer';
export type { ObserverApi, ObserverServerOptions } from './ObserverServer';
