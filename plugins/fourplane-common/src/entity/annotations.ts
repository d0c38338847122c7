// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Prefix of everything Fourplane writes on an entity or reads from a CR. @public */
export const ANNOTATION_PREFIX = 'fourplane.dev';

/**
 * On an entity: the fields of the {@link ModelRef} it stands for, under these names. An entity carries
 * {@link ANNOTATION_CONTROL_PLANE} exactly when it belongs to OpenChoreo, which is what our pages filter on.
 *
 * @public
 */
export const ANNOTATION_CONTROL_PLANE = 'fourplane.dev/control-plane';
/** @public */
export const ANNOTATION_KIND = 'fourplane.dev/kind';
/** @public */
export const ANNOTATION_TENANT = 'fourplane.dev/tenant';
/** @public */
export const ANNOTATION_PROJECT = 'fourplane.dev/project';
/** @public */
export const ANNOTATION_COMPONENT = 'fourplane.dev/component';
/** @public */
export const ANNOTATION_NAME = 'fourplane.dev/name';
/** On an entity whose CR could not be read: the entity holds only what is certain. @public */
export const ANNOTATION_UNREADABLE = 'fourplane.dev/unreadable';

/** On a CR: who owns it, an entity ref; a bare name is a group in the `default` namespace. @public */
export const ANNOTATION_OWNER = 'fourplane.dev/owner';
/** On a CR: the entity of the portal's own that it is, an entity ref; counts where the control plane is linked. @public */
export const ANNOTATION_ENTITY = 'fourplane.dev/entity';
/** On a CR: `spec.lifecycle` of the component. @public */
export const ANNOTATION_LIFECYCLE = 'fourplane.dev/lifecycle';
/** On a CR: a JSON array of `{url, title?}` added to the entity's links. @public */
export const ANNOTATION_LINKS = 'fourplane.dev/links';

/** On the CR of a type: `none` where no software template shall be generated of it. @public */
export const ANNOTATION_TEMPLATE = 'fourplane.dev/template';
/** On the CR of a type: the title of the template that is generated of it. @public */
export const ANNOTATION_TEMPLATE_TITLE = 'fourplane.dev/template-title';
/** On the CR of a type: the description of the template that is generated of it. @public */
export const ANNOTATION_TEMPLATE_DESCRIPTION =
  'fourplane.dev/template-description';
/** On the CR of a type: the tags of the template that is generated of it, separated by commas. @public */
export const ANNOTATION_TEMPLATE_TAGS = 'fourplane.dev/template-tags';
/** On the CR of a type: the owner of the template that is generated of it, an entity ref. @public */
export const ANNOTATION_TEMPLATE_OWNER = 'fourplane.dev/template-owner';

/** On a plane's CR: the region it is in, where its label `topology.kubernetes.io/region` does not say. @public */
export const ANNOTATION_REGION = 'fourplane.dev/region';

/** On a CR that an intent made: the key of that intent, by which a retry knows its own objects. @public */
export const ANNOTATION_INTENT_KEY = 'fourplane.dev/intent-key';
/** On a CR that an intent made or changed: the entity ref of whoever asked for the last such change. @public */
export const ANNOTATION_CHANGED_BY = 'fourplane.dev/changed-by';
/** On a CR that an intent made or changed: when it last did, an ISO 8601 instant. @public */
export const ANNOTATION_CHANGED_AT = 'fourplane.dev/changed-at';
/** On a CR that a GitOps tool keeps as it is: the web address of where its manifest is kept. @public */
export const ANNOTATION_SOURCE_URL = 'fourplane.dev/source-url';
