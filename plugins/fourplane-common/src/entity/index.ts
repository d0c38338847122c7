// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export * from './annotations';
export { DEFAULT_CONTROL_PLANE } from './entityName';
export * from './entityRef';
export * from './refAnnotations';
export * from './templateName';
