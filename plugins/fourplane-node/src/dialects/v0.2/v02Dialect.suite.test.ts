// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { dialectSuite } from '../__testUtils__/dialectSuite';
import { served } from './__testUtils__/served';
import { slots } from './__testUtils__/slots';
import { v02Dialect } from './v02Dialect';

dialectSuite({ generation: 'v0.2', definition: v02Dialect, served, slots });
