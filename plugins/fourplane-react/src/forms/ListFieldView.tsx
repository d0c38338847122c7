// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonIcon } from '@backstage/ui';
import { RiAddLine, RiDeleteBinLine } from '@remixicon/react';
import { useContext, useRef } from 'react';
import { fourplaneTranslationRef } from '../translation';
import { emptyValue } from './emptyValue';
import type { FieldProps } from './FieldProps';
import { FieldSet } from './FieldSet';
import { FieldView } from './FieldView';
import { fieldWords } from './fieldWords';
import type { ListField } from './FormField';
import { FormContext } from './FormContext';
import { pathTo } from './formValues';
import styles from './SchemaForm.module.css';

/** Any number of one thing, in order. */
export function ListFieldView(props: FieldProps<ListField>) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { field, path, value, onChange } = props;
  const { isDisabled } = useContext(FormContext);
  const items = itemsOf(value ?? field.fallback);
  const { keys, remove } = useItemKeys(items.length);
  const { label } = fieldWords(props);
  return (
    <FieldSet {...props}>
      {items.map((item, index) => {
        const name = t('form.item', { name: label, number: `${index + 1}` });
        return (
          <div key={keys[index]} className={styles.item}>
            <div className={styles.itemField}>
              <FieldView
                field={field.item}
                name={name}
                path={pathTo(path, index)}
                value={item}
                onChange={next =>
                  onChange(
                    items.map((other, at) =>
                      at === index ? next ?? clearedItem(field) : other,
                    ),
                  )
                }
              />
            </div>
            <ButtonIcon
              size="small"
              variant="tertiary"
              aria-label={t('form.remove', { name })}
              icon={<RiDeleteBinLine />}
              isDisabled={isDisabled}
              onPress={() => {
                remove(index);
                onChange(items.filter((_, at) => at !== index));
              }}
            />
          </div>
        );
      })}
      <div>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiAddLine />}
          isDisabled={
            isDisabled || items.length >= (field.maxItems ?? Infinity)
          }
          onPress={() => onChange([...items, emptyValue(field.item)])}
        >
          {t('form.add', { name: label })}
        </Button>
      </div>
    </FieldSet>
  );
}

/** A hole in a list is a value of its own: no text, and otherwise what an item begins with. */
function clearedItem({ item }: ListField): unknown {
  return item.kind === 'text' ? '' : emptyValue(item);
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Keys that stay with their items when one before them is taken away. */
function useItemKeys(length: number) {
  const known = useRef<number[]>([]);
  const next = useRef(0);
  while (known.current.length < length) {
    known.current.push(next.current++);
  }
  known.current.length = length;
  return {
    keys: known.current,
    remove: (index: number) => void known.current.splice(index, 1),
  };
}
