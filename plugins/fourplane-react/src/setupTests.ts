// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Forms are typed into and looked at for accessibility: seconds on a busy machine. Failures only take longer.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);
