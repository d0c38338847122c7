// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

// One module, so that what the tabs share is loaded once.
export { BuildsTab } from './BuildsTab';
export { PlaneBuildsTab } from './PlaneBuildsTab';
export { ProjectBuildsTab } from './ProjectBuildsTab';
