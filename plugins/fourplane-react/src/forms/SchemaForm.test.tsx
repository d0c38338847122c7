// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { IntentIssue } from '@fourplane/plugin-fourplane-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { configureAxe, toHaveNoViolations } from 'jest-axe';
import { useState } from 'react';
import { checkForm } from './checkForm';
import type { FormValues } from './formValues';
import { readFormSchema } from './readFormSchema';
import { SchemaForm } from './SchemaForm';

expect.extend(toHaveNoViolations);
const axe = configureAxe({
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
  },
});

const schema = {
  type: 'object',
  required: ['image'],
  properties: {
    image: { type: 'string', title: 'Image', description: 'What to build.' },
    replicas: { type: 'integer', default: 2, maximum: 5 },
    cache: { type: 'boolean', default: true },
    mode: { enum: ['fast', 'slow'] },
    docker: {
      type: 'object',
      title: 'Docker',
      properties: { context: { type: 'string', default: '.' } },
    },
    args: { type: 'array', items: { type: 'string' } },
    hosts: { type: 'array', items: { type: 'string', default: 'localhost' } },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    auth: {
      oneOf: [
        {
          title: 'Token',
          type: 'object',
          required: ['token'],
          properties: { token: { type: 'string' } },
        },
        {
          title: 'None',
          type: 'object',
          properties: { anonymous: { const: true } },
        },
      ],
    },
  },
};

function renderForm(
  initial: FormValues = {},
  more: { issues?: IntentIssue[]; isChecked?: boolean } = {},
) {
  const field = readFormSchema(schema);
  let latest = initial;
  function Form() {
    const [value, setValue] = useState(initial);
    latest = value;
    return (
      <SchemaForm
        field={field}
        value={value}
        onChange={setValue}
        label="Parameters"
        {...more}
      />
    );
  }
  return { ...renderInTestApp(<Form />), value: () => latest, field };
}

describe('SchemaForm', () => {
  it('edits every kind of field, and sends only what was chosen', async () => {
    const user = userEvent.setup();
    const { container, value } = renderForm({ unknown: 'kept' });
    await user.type(await screen.findByLabelText(/^Image/), 'cart');
    const replicas = screen.getByRole('textbox', { name: 'replicas' });
    expect(replicas).toHaveAttribute('placeholder', '2');
    await user.type(replicas, '4');
    await user.tab();
    const cache = screen.getByRole('switch', { name: 'cache' });
    expect(cache).toBeChecked();
    await user.click(cache);
    await user.click(screen.getByRole('button', { name: /mode/ }));
    await user.click(await screen.findByRole('option', { name: 'slow' }));
    const docker = within(screen.getByRole('group', { name: 'Docker' }));
    await user.type(docker.getByLabelText('context'), './app');
    const args = within(screen.getByRole('group', { name: 'args' }));
    await user.click(args.getByRole('button', { name: 'Add to args' }));
    await user.click(args.getByRole('button', { name: 'Add to args' }));
    await user.type(args.getByLabelText('args 1'), 'one');
    await user.type(args.getByLabelText('args 2'), 'two');
    await user.click(args.getByRole('button', { name: 'Remove args 1' }));
    expect(args.getByLabelText('args 1')).toHaveValue('two');
    const labels = screen.getByLabelText(/^labels/);
    await user.click(labels);
    await user.paste('{"team": "shop"}');
    await user.click(screen.getByRole('button', { name: /Kind of auth/ }));
    await user.click(await screen.findByRole('option', { name: 'Token' }));
    await user.type(screen.getByLabelText(/^token/), 'abc');

    expect(value()).toEqual({
      unknown: 'kept',
      image: 'cart',
      replicas: 4,
      cache: false,
      mode: 'slow',
      docker: { context: './app' },
      args: ['two'],
      labels: { team: 'shop' },
      auth: { token: 'abc' },
    });
    expect(screen.getByLabelText(/^Other values/)).toHaveValue(
      JSON.stringify({ unknown: 'kept' }, null, 2),
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says at each field what is wrong, its own words and the backend’s', async () => {
    const { container } = renderForm(
      { replicas: 9, docker: { context: 'x' } },
      {
        isChecked: true,
        issues: [
          { path: 'docker.context', message: 'is no folder', mend: 'Use ".".' },
          { path: 'labels.team', message: 'is not known' },
          { path: 'cache', message: 'is not allowed here' },
          { path: 'elsewhere', message: 'is odd' },
        ],
      },
    );
    expect(await screen.findByLabelText(/^Image/)).toHaveAccessibleDescription(
      expect.stringContaining('This is needed.'),
    );
    expect(
      screen.getByRole('textbox', { name: 'replicas' }),
    ).toHaveAccessibleDescription('This must be at most 5.');
    expect(screen.getByLabelText('context')).toHaveAccessibleDescription(
      'is no folder. Use ".".',
    );
    expect(screen.getByLabelText(/^labels/)).toHaveAccessibleDescription(
      expect.stringContaining('is not known'),
    );
    expect(
      screen.getByRole('switch', { name: 'cache' }),
    ).toHaveAccessibleDescription('is not allowed here');
    expect(screen.getByRole('alert')).toHaveTextContent('elsewhere: is odd');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('lets a default stand again where text is cleared, and an item of a list be empty', async () => {
    const user = userEvent.setup();
    const { value } = renderForm({ docker: { context: './app' } });
    const context = await screen.findByLabelText('context');
    await user.clear(context);
    expect(context).toHaveAttribute('placeholder', '.');
    expect(value()).toEqual({ docker: {} });
    await user.click(screen.getByRole('button', { name: 'Add to hosts' }));
    const host = screen.getByLabelText('hosts 1');
    expect(host).toHaveValue('localhost');
    await user.clear(host);
    await user.type(host, 'db');
    expect(value()).toEqual({ docker: {}, hosts: ['db'] });
  });

  it('keeps text that is no JSON, and does not pass it for a value', async () => {
    const user = userEvent.setup();
    const { value } = renderForm({ image: 'x' }, { isChecked: true });
    const labels = await screen.findByLabelText(/^labels/);
    await user.click(labels);
    await user.paste('{"team":');
    expect(labels).toHaveValue('{"team":');
    expect(labels).toHaveAccessibleDescription(
      expect.stringContaining('This is not JSON.'),
    );
    await user.paste(' "shop"}');
    expect(value()).toEqual({ image: 'x', labels: { team: 'shop' } });
  });

  it('does not pass broken other values for none', async () => {
    const user = userEvent.setup();
    const { value, field } = renderForm(
      { image: 'x', other: 1 },
      { isChecked: true },
    );
    const others = await screen.findByLabelText(/^Other values/);
    await user.clear(others);
    await user.paste('[1]');
    expect(checkForm(field, value())).toHaveLength(1);
    expect(others).toHaveAccessibleDescription(
      expect.stringContaining('This must be an object'),
    );
    await user.clear(others);
    await user.paste('{"other": 2}');
    expect(checkForm(field, value())).toEqual([]);
    expect(value()).toEqual({ image: 'x', other: 2 });
  });
});
