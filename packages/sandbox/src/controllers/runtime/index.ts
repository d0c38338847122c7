// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/*
 * A small controller runtime: shared informers, a rate-limited work queue of keys, level-triggered
 * reconciles, and a clock whose pace and chance can be set.
 */

export * from './Clock';
export * from './Cluster';
export * from './conditions';
export * from './Controller';
export * from './durationMs';
export * from './ObjectIndex';
export * from './Kind';
export * from './mergePatch';
export * from './runControllers';
export * from './withFinalizer';
