// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/* What a fresh sandbox holds: tenants, planes and types ('platform'), and projects with components ('demo'). */

export { applySeed, type Seed, type SeedOptions } from './applySeed';
