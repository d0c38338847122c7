// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export const gitParameters = {
  repository: {
    url: 'https://example.org/shop.git',
    revision: { branch: 'main', commit: 'a1b2c3d' },
    appPath: 'greeter',
  },
  where: { is: 'https://example.org/elsewhere.git' },
  docker: { token: 'hidden' },
};
