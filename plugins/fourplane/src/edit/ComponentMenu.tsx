// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ButtonIcon,
  Dialog,
  DialogBody,
  DialogHeader,
  Menu,
  MenuItem,
  MenuTrigger,
  Skeleton,
} from '@backstage/ui';
import {
  fourplaneTranslationRef,
  LoadingRegion,
} from '@fourplane/plugin-fourplane-react';
import { RiMoreLine } from '@remixicon/react';
import { lazy, Suspense, useState } from 'react';
import type { ComponentPath } from '../builds/ComponentPath';

const DeleteDialog = lazy(() =>
  import('./DeleteDialog').then(m => ({ default: m.DeleteDialog })),
);
/** A form of any shape is needed by those who change something, not by those who look. */
const EditDialog = lazy(() =>
  import('./EditDialog').then(m => ({ default: m.EditDialog })),
);

/** What can be done with a component as a whole, wherever it runs. */
export function ComponentMenu({ component }: { component: ComponentPath }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const [open, setOpen] = useState<'change' | 'delete'>();
  const close = () => setOpen(undefined);
  const title = open && t(`edit.${open}.title`, { name: component.name });
  return (
    <>
      <MenuTrigger>
        <ButtonIcon
          icon={<RiMoreLine aria-hidden="true" />}
          variant="tertiary"
          size="small"
          aria-label={t('edit.menu', { name: component.name })}
        />
        <Menu>
          <MenuItem onAction={() => setOpen('change')}>
            {t('edit.change.name')}
          </MenuItem>
          <MenuItem color="danger" onAction={() => setOpen('delete')}>
            {t('edit.delete.name')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      <Dialog
        isOpen={open !== undefined}
        width={open === 'change' ? 800 : 640}
        onOpenChange={isOpen => !isOpen && close()}
      >
        {open && title && (
          <Suspense
            fallback={
              <>
                <DialogHeader>{title}</DialogHeader>
                <DialogBody>
                  <LoadingRegion what={t(`edit.${open}.what`)}>
                    <Skeleton width="100%" height={96} />
                  </LoadingRegion>
                </DialogBody>
              </>
            }
          >
            {open === 'change' ? (
              <EditDialog title={title} path={component} onClose={close} />
            ) : (
              <DeleteDialog
                title={title}
                path={{ ...component, things: 'components' }}
                onClose={close}
              />
            )}
          </Suspense>
        )}
      </Dialog>
    </>
  );
}
