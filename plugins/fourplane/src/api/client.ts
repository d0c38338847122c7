// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

// A module of its own, so that the contract and its schemas load with the first call and not with the portal.
export { createFourplaneClient } from '@fourplane/plugin-fourplane-common';
