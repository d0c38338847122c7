// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  ANNOTATION_ENTITY,
  entityRefOf,
  isSameRef,
  ModelRef,
  modelRefOf,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '../controlPlane/ControlPlane';
import { DecisionCache } from './DecisionCache';

/** A permission about one object, which is asked on the object's catalog entity. @public */
export type ObjectPermission = ResourcePermission<'catalog-entity'>;

/** Requests per call to the permission backend, which refuses bodies over 100 kB (about 350 requests). */
const REQUESTS_PER_CALL = 200;

/** `absent`: the catalog shows the caller no entity for the object. */
type Outcome = 'allowed' | 'denied' | 'absent';

/** An object that may be asked about, and an entity that may stand for it. */
interface Candidate {
  readonly ref: ModelRef;
  readonly entityRef: string;
  /** What its decision is remembered under. */
  readonly key: string;
}

/** What the authorizer needs of the control planes: which entities may stand for a thing. */
interface EntitySources {
  get(
    name: string,
  ): Pick<ControlPlane, 'entityRefsOf' | 'catalogMode'> | undefined;
}

/** @public */
export interface AuthorizerOptions {
  readonly permissions: Pick<PermissionsService, 'authorize'>;
  readonly catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  /** Whose things entities stand for. */
  readonly controlPlanes: EntitySources;
  /** Milliseconds that never run backwards. */
  readonly clock?: () => number;
}

/**
 * Who may do what: the one answer for routes, template actions and registry actions.
 *
 * A permission about an object is asked on its catalog entity, so the host's policies and the catalog's own conditions
 * apply. An object is denied under every policy, allow-all too, while the caller cannot see an entity in the catalog
 * that stands for exactly this object: one that its control plane holds for the object's, and whose annotations say so.
 * Where there are several, the permission on one of them is enough. The caller finds the object in the model and passes its stored reference;
 * for a kind without an entity of its own it passes the owner's, and for something yet to be created the parent's.
 *
 * Decisions are remembered for up to 30 seconds per principal, permission and object. Failures never are, and neither
 * is absence from the catalog, so a new object shows as soon as the catalog has it.
 *
 * @public
 */
export class Authorizer {
  readonly #permissions: AuthorizerOptions['permissions'];
  readonly #catalog: AuthorizerOptions['catalog'];
  readonly #controlPlanes: EntitySources;
  readonly #decisions: DecisionCache;

  static create(options: AuthorizerOptions): Authorizer {
    return new Authorizer(options);
  }

  private constructor(options: AuthorizerOptions) {
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
    this.#controlPlanes = options.controlPlanes;
    this.#decisions = DecisionCache.create({
      clock: options.clock ?? (() => performance.now()),
    });
  }

  /**
   * Throws a `NotAllowedError` that names the permission unless the caller has it, and a `ServiceUnavailableError` when
   * the catalog or the permission backend fails. The refusal is the same whether the object is denied, not in the
   * catalog or does not exist, so it teaches nothing about other people's objects.
   */
  async require(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<void>;
  async require(
    credentials: BackstageCredentials,
    permission: ObjectPermission,
    ref: ModelRef,
  ): Promise<void>;
  async require(
    credentials: BackstageCredentials,
    permission: BasicPermission | ObjectPermission,
    ref?: ModelRef,
  ): Promise<void> {
    if (permission.type === 'basic') {
      if (!(await this.#isAllowed(credentials, permission))) {
        throw new NotAllowedError(
          `This needs the permission ${permission.name}`,
        );
      }
      return;
    }
    const allowed = ref
      ? await this.filter(credentials, permission, [ref])
      : [];
    if (allowed.length === 0) {
      throw new NotAllowedError(
        `This needs the permission ${permission.name} on ${nameOf(ref)}, ` +
          `and the catalog must hold it where you can see it${this.#hintFor(
            ref,
          )}`,
      );
    }
  }

  /** The references the caller has the permission on, in the order given. */
  async filter(
    credentials: BackstageCredentials,
    permission: ObjectPermission,
    refs: readonly ModelRef[],
  ): Promise<ModelRef[]> {
    const candidates = refs.flatMap(ref =>
      this.#entityRefsOf(ref).map(
        (entityRef): Candidate => ({
          ref,
          entityRef,
          // An entity may be said to stand for two objects, and does for one of them.
          key: `${cacheKey(credentials, permission, entityRef)} ${refKey(ref)}`,
        }),
      ),
    );
    const decisions = new Map<string, boolean>();
    const undecided = candidates.filter(({ key }) => {
      const allowed = this.#decisions.get(key);
      if (allowed !== undefined) {
        decisions.set(key, allowed);
      }
      return allowed === undefined;
    });
    for (let at = 0; at < undecided.length; at += REQUESTS_PER_CALL) {
      const batch = undecided.slice(at, at + REQUESTS_PER_CALL);
      const outcomes = await this.#decide(credentials, permission, batch);
      batch.forEach(({ key }, index) => {
        const allowed = outcomes[index] === 'allowed';
        decisions.set(key, allowed);
        if (outcomes[index] !== 'absent') {
          this.#decisions.set(key, allowed);
        }
      });
    }
    const allowed = new Set(
      candidates
        .filter(({ key }) => decisions.get(key) === true)
        .map(({ ref }) => refKey(ref)),
    );
    return refs.filter(ref => allowed.has(refKey(ref)));
  }

  /** Of a control plane that is configured no more there is nothing to see, and its entities may be there to say so. */
  #entityRefsOf(ref: ModelRef): readonly string[] {
    const controlPlane = this.#controlPlanes.get(ref.controlPlane);
    if (controlPlane) {
      return controlPlane.entityRefsOf(ref);
    }
    const own = entityRefOf(ref);
    return own ? [own] : [];
  }

  /** What an entity needs to stand for something where entities of the portal's own do; the same whatever there is. */
  #hintFor(ref: ModelRef | undefined): string {
    const mode = ref && this.#controlPlanes.get(ref.controlPlane)?.catalogMode;
    return mode === 'link' || mode === 'both'
      ? `. An entity of the portal's own counts where the object names it in the annotation ${ANNOTATION_ENTITY}, ` +
          `or fourplane.controlPlanes[].catalog.links does`
      : '';
  }

  async #isAllowed(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<boolean> {
    const key = cacheKey(credentials, permission, '');
    const known = this.#decisions.get(key);
    if (known !== undefined) {
      return known;
    }
    const [{ result }] = await answered(
      this.#permissions.authorize([{ permission }], { credentials }),
      'permission backend',
    );
    const allowed = result === AuthorizeResult.ALLOW;
    this.#decisions.set(key, allowed);
    return allowed;
  }

  async #decide(
    credentials: BackstageCredentials,
    permission: ObjectPermission,
    batch: readonly Candidate[],
  ): Promise<Outcome[]> {
    const { items } = await answered(
      this.#catalog.getEntitiesByRefs(
        {
          entityRefs: batch.map(({ entityRef }) => entityRef),
          fields: ['metadata.annotations'],
        },
        { credentials },
      ),
      'catalog',
    );
    // Only then the policy: a condition evaluated before the entity came would be a denial worth remembering.
    const present = batch.filter(({ ref }, index) => {
      const entity = items[index];
      const standsFor = entity && modelRefOf(entity);
      return standsFor !== undefined && isSameRef(standsFor, ref);
    });
    const answers =
      present.length > 0
        ? await answered(
            this.#permissions.authorize(
              present.map(({ entityRef }) => ({
                permission,
                resourceRef: entityRef,
              })),
              { credentials },
            ),
            'permission backend',
          )
        : [];
    const outcomes = new Map<Candidate, Outcome>(
      present.map((candidate, index) => [
        candidate,
        answers[index].result === AuthorizeResult.ALLOW ? 'allowed' : 'denied',
      ]),
    );
    return batch.map(candidate => outcomes.get(candidate) ?? 'absent');
  }
}

/** Neither yes nor no: the status another backend failed with is not ours to pass on. */
async function answered<T>(answer: Promise<T>, who: string): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw new ServiceUnavailableError(
      `Nobody can tell whether this is allowed: the ${who} did not answer`,
      error,
    );
  }
}

/** The whole principal, since access restrictions and the acting service decide as well as the name. */
function cacheKey(
  credentials: BackstageCredentials,
  permission: BasicPermission | ObjectPermission,
  entityRef: string,
): string {
  return `${JSON.stringify(credentials.principal)} ${
    permission.name
  } ${entityRef}`;
}

function nameOf(ref: ModelRef | undefined): string {
  if (!ref) {
    return 'an object';
  }
  const path = [ref.tenant, ref.project, ref.component, ref.name];
  return `the ${ref.kind} ${path.filter(Boolean).join('/')} of control plane ${
    ref.controlPlane
  }`;
}
