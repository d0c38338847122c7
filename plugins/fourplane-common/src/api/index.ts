// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export * from './Route';
export * from './contract';
export * from './FourplaneClient';
