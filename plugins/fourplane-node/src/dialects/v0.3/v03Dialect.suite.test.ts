// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { dialectSuite } from '../__testUtils__/dialectSuite';
import { served } from './__testUtils__/served';
import { slots } from './__testUtils__/slots';
import { v03Dialect } from './v03Dialect';

dialectSuite({ generation: 'v0.3', definition: v03Dialect, served, slots });
