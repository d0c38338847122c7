// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export { checkForm, type FormProblem } from './checkForm';
export type { FormField } from './FormField';
export type { FormValues } from './formValues';
export { readFormSchema } from './readFormSchema';
export { SchemaForm, type SchemaFormProps } from './SchemaForm';
